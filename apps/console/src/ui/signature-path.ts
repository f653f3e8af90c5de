interface Point {
  readonly x: number;
  readonly y: number;
}

const MOST_POINTS = 3_000;
/** Closer together nobody sees a difference. */
const NEAR = 1.5;

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

/** Strokes as SVG path data, `M10 10 L20 15`: small, without pixels, and drawn again at any size. */
export function pathOf(strokes: readonly (readonly Point[])[]): string {
  const drawn = strokes.filter((stroke) => stroke.length > 0).map(thinned);
  const points = drawn.reduce((sum, stroke) => sum + stroke.length, 0);
  const every = Math.ceil(points / MOST_POINTS);
  return drawn.map((stroke) => strokePath(stroke.filter((_, index) => index % every === 0))).join(' ');
}

function thinned(stroke: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  stroke.forEach((point, index) => {
    const last = kept.at(-1);
    const far = !last || Math.hypot(point.x - last.x, point.y - last.y) >= NEAR;
    if (far || index === stroke.length - 1) kept.push(point);
  });
  return kept;
}

function strokePath([first, ...rest]: readonly Point[]): string {
  if (!first) return '';
  const start = `M${rounded(first.x)} ${rounded(first.y)}`;
  // A dot, such as on an i, is a line of no length: with round ends it shows.
  const lines = rest.length > 0 ? rest : [{ x: first.x + 0.1, y: first.y }];
  return [start, ...lines.map(({ x, y }) => `L${rounded(x)} ${rounded(y)}`)].join(' ');
}

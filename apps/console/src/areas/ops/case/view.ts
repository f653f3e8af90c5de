/** How a picture is looked at: moved by pixels, turned by degrees, enlarged. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly scale: number;
}

export const fitted: View = { x: 0, y: 0, turn: 0, scale: 1 };

const most = 8;
const stepPixels = 60;

/** Back at its own size a picture stands in the middle again. */
export function zoomed(view: View, factor: number): View {
  const scale = Math.min(most, Math.max(1, view.scale * factor));
  return scale === 1 ? { ...view, x: 0, y: 0, scale } : { ...view, scale };
}

export const moved = (view: View, x: number, y: number): View =>
  view.scale === 1 ? view : { ...view, x: view.x + x, y: view.y + y };

export const turned = (view: View, by: number): View => ({ ...view, turn: (view.turn + by) % 360 });

/** What a key does to the view; null for keys that mean something else. */
export function keyed(view: View, key: string): View | null {
  if (key === '+' || key === '=') return zoomed(view, 1.4);
  if (key === '-') return zoomed(view, 1 / 1.4);
  if (key === '0') return fitted;
  if (key === '[') return turned(view, -90);
  if (key === ']') return turned(view, 90);
  if (view.scale === 1) return null;
  if (key === 'ArrowLeft') return moved(view, stepPixels, 0);
  if (key === 'ArrowRight') return moved(view, -stepPixels, 0);
  if (key === 'ArrowUp') return moved(view, 0, stepPixels);
  return key === 'ArrowDown' ? moved(view, 0, -stepPixels) : null;
}

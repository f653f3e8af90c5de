/** Reads `length` bytes at `offset`; fewer at the end of the file. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

/** A file can claim to hold any number of boxes: nobody's film has a thousand at one level. */
const MAX_BOXES = 1_000;
const MAX_DURATION_MS = 24 * 3_600_000;

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
function plausible(exact: number): number | null {
  const ms = Math.round(exact);
  return ms > 0 && ms <= MAX_DURATION_MS ? ms : null;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** How long an MP4 or MOV plays (ISO/IEC 14496-12, `moov/mvhd`), in milliseconds; `null` when its header does not say. */
export async function mp4Duration(read: ReadAt, size: number): Promise<number | null> {
  const moov = await findBox(read, { start: 0, end: size }, 'moov');
  const mvhd = moov && (await findBox(read, moov, 'mvhd'));
  if (!mvhd) return null;
  const bytes = await read(mvhd.start, 32);
  if (bytes.length < 20) return null;
  const data = view(bytes);
  const long = data.getUint8(0) === 1;
  if (long && bytes.length < 32) return null;
  const scale = data.getUint32(long ? 20 : 12);
  const duration = long ? Number(data.getBigUint64(24)) : data.getUint32(16);
  return scale === 0 ? null : plausible((duration * 1_000) / scale);
}

async function findBox(read: ReadAt, { start, end }: Part, wanted: string): Promise<Part | null> {
  let at = start;
  for (let boxes = 0; boxes < MAX_BOXES && at + 8 <= end; boxes += 1) {
    const bytes = await read(at, 16);
    if (bytes.length < 8) return null;
    const name = String.fromCharCode(...bytes.subarray(4, 8));
    let length = view(bytes).getUint32(0);
    let header = 8;
    if (length === 1) {
      if (bytes.length < 16) return null;
      [length, header] = [Number(view(bytes).getBigUint64(8)), 16];
    } else if (length === 0) length = end - at;
    // A box that is shorter than its own header, or longer than what holds it, is a lie or a file that breaks off.
    if (length < header || at + length > end) return null;
    if (name === wanted) return { start: at + header, end: at + length };
    at += length;
  }
  return null;
}

const EBML = { segment: 0x18538067, info: 0x1549a966, scale: 0x2ad7b1, duration: 0x4489 } as const;

/** How long a WebM plays (Matroska `Segment/Info`), in milliseconds; `null` when its header does not say. */
export async function webmDuration(read: ReadAt, size: number): Promise<number | null> {
  const segment = await findElement(read, { start: 0, end: size }, EBML.segment);
  const info = segment && (await findElement(read, segment, EBML.info));
  if (!info) return null;
  const scale = await findElement(read, info, EBML.scale);
  const duration = await findElement(read, info, EBML.duration);
  if (!duration) return null;
  const nanoseconds = scale ? await unsignedOf(read, scale) : 1_000_000;
  const ticks = await floatOf(read, duration);
  return ticks === null ? null : plausible((ticks * nanoseconds) / 1_000_000);
}

async function findElement(read: ReadAt, { start, end }: Part, wanted: number): Promise<Part | null> {
  let at = start;
  for (let elements = 0; elements < MAX_BOXES && at < end; elements += 1) {
    const bytes = await read(at, 12);
    const id = vint(bytes, 0, false);
    const length = id && vint(bytes, id.width, true);
    if (!id || !length) return null;
    const from = at + id.width + length.width;
    // A live recording does not know its size: it goes on to the end of what holds it.
    const to = length.value === null ? end : from + length.value;
    if (to > end) return null;
    if (id.value === wanted) return { start: from, end: to };
    if (length.value === null) return null;
    at = to;
  }
  return null;
}

/** A number of variable width; a size whose bits are all ones is unknown. */
function vint(
  bytes: Uint8Array,
  at: number,
  masked: boolean,
): { value: number | null; width: number } | null {
  const first = bytes[at];
  if (first === undefined || first === 0) return null;
  const width = Math.clz32(first) - 23;
  if (width > (masked ? 8 : 4) || at + width > bytes.length) return null;
  let value = masked ? first & (0xff >> width) : first;
  let unknown = masked && value === 0xff >> width;
  for (let index = 1; index < width; index += 1) {
    const byte = bytes[at + index] ?? 0;
    value = value * 256 + byte;
    unknown &&= byte === 0xff;
  }
  return { value: unknown ? null : value, width };
}

async function unsignedOf(read: ReadAt, { start, end }: Part): Promise<number> {
  const bytes = await read(start, Math.min(end - start, 8));
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

async function floatOf(read: ReadAt, { start, end }: Part): Promise<number | null> {
  const bytes = await read(start, Math.min(end - start, 8));
  if (bytes.length === 4) return view(bytes).getFloat32(0);
  return bytes.length === 8 ? view(bytes).getFloat64(0) : null;
}

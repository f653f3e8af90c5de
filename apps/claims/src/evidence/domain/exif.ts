/** What a camera wrote into a picture, as far as the desk looks at it; the place itself stays in the original. */
export interface CameraFacts {
  readonly camera: string | null;
  /** As the camera's clock had it, without a zone: `2026-03-02T10:04:05`. */
  readonly takenAt: string | null;
  readonly hasPlace: boolean;
}

const TAGS = { make: 0x010f, model: 0x0110, dateTime: 0x0132, exif: 0x8769, gps: 0x8825 } as const;
const TAKEN = 0x9003;
const LATITUDE = 0x0002;
const MAX_ENTRIES = 200;

const nothing: CameraFacts = { camera: null, takenAt: null, hasPlace: false };

/** Reads an EXIF block (TIFF, JEITA CP-3451) without trusting a single offset in it. */
export function cameraFacts(block: Uint8Array | undefined): CameraFacts {
  if (!block || block.length < 16) return nothing;
  const start = text(block, 0, 4) === 'Exif' ? 6 : 0;
  const order = text(block, start, 2);
  if (order !== 'II' && order !== 'MM') return nothing;
  const tiff = reader(block.subarray(start), order === 'II');
  const root = tiff.directory(tiff.u32(4));
  const exif = tiff.directory(root.get(TAGS.exif)?.value);
  const gps = tiff.directory(root.get(TAGS.gps)?.value);
  const words = [tiff.ascii(root.get(TAGS.make)), tiff.ascii(root.get(TAGS.model))].filter(Boolean);
  return {
    camera: words.join(' ') || null,
    takenAt: momentOf(tiff.ascii(exif.get(TAKEN)) || tiff.ascii(root.get(TAGS.dateTime))),
    hasPlace: gps.has(LATITUDE),
  };
}

interface Entry {
  readonly count: number;
  readonly value: number;
  readonly at: number;
}

function reader(bytes: Uint8Array, little: boolean) {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const inside = (at: number, length: number): boolean => at >= 0 && at + length <= bytes.length;
  const u16 = (at: number): number => (inside(at, 2) ? data.getUint16(at, little) : 0);
  const u32 = (at: number): number => (inside(at, 4) ? data.getUint32(at, little) : 0);
  const directory = (at: number | undefined): Map<number, Entry> => {
    if (!at) return new Map();
    const entries = Math.min(u16(at), MAX_ENTRIES);
    return new Map(
      Array.from({ length: entries }, (_, index): [number, Entry] => {
        const entry = at + 2 + index * 12;
        return [u16(entry), { count: u32(entry + 4), value: u32(entry + 8), at: entry + 8 }];
      }),
    );
  };
  const ascii = (entry: Entry | undefined): string => {
    if (!entry) return '';
    const length = Math.min(entry.count, 64);
    const at = entry.count <= 4 ? entry.at : entry.value;
    return inside(at, length) ? text(bytes, at, length) : '';
  };
  return { u32, directory, ascii };
}

/** Printable letters up to the first NUL. */
const text = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))
    .split('\0', 1)[0]!
    .replace(/[^\x20-\x7e]/g, '')
    .trim();

const momentOf = (written: string): string | null => {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(written);
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}` : null;
};

import type { CameraFacts } from './exif';

/** What a file says of itself; place and camera are for the desk. */
export interface FileFacts extends Partial<CameraFacts> {
  readonly width?: number;
  readonly height?: number;
  /** Of a film. */
  readonly durationMs?: number;
}

/** What everybody may know of it. */
export const plainFacts = ({ width, height, durationMs }: FileFacts) => ({
  width: width ?? null,
  height: height ?? null,
  durationMs: durationMs ?? null,
});

/** What only the desk sees: it tells a photo of the spot from one of the web. */
export const cameraOf = ({ camera, takenAt, hasPlace }: FileFacts): CameraFacts | null =>
  hasPlace === undefined ? null : { camera: camera ?? null, takenAt: takenAt ?? null, hasPlace };

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

type DetectorClass = new (options: { formats: readonly string[] }) => Detector;

const formats = ['code_128', 'code_39', 'code_93', 'itf', 'ean_13', 'qr_code', 'data_matrix'];

const detectorClass = (): DetectorClass | undefined =>
  (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

/** Not every browser reads barcodes, and without a secure address none has a camera. */
export const canScan = (): boolean => detectorClass() !== undefined && navigator.mediaDevices !== undefined;

export const newDetector = (): Detector | null => {
  const Found = detectorClass();
  return Found ? new Found({ formats }) : null;
};

/** The number in what was read: labels also carry addresses and routing codes. */
export function waybillIn(raw: string): string | null {
  const text = raw.trim();
  const tracked = /\/t\/([^/?#\s]+)/.exec(text)?.[1];
  const candidate = (tracked ? decodeURIComponent(tracked) : text).toUpperCase();
  return /^[A-Z0-9][A-Z0-9 ./_-]{3,63}$/.test(candidate) ? candidate : null;
}

export type CameraTrouble = 'denied' | 'none' | 'busy';

export function cameraTrouble(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none';
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as `datetime-local` wants it, on this phone's clock: `2026-03-02T10:05`. */
export function localInput(iso: string): string {
  const at = new Date(iso);
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** And back; null while it is half typed. */
export function momentOf(local: string): string | null {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

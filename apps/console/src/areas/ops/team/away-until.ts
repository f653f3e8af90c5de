/** A moment as an input of the browser wants it, in the reader's zone; empty for none. */
export function awayText(at: string | null): string {
  if (!at) return '';
  const moment = new Date(at);
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The moment somebody typed, or null while it is none. */
export function momentOf(text: string): string | null {
  const moment = new Date(text);
  return text === '' || Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

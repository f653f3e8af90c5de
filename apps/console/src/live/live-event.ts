/** What the browser uses of an event: what happened to which case. */
export interface LiveEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export function readLiveEvent(text: string): LiveEvent | null {
  try {
    const event: unknown = JSON.parse(text);
    return typeof event === 'object' && event !== null && 'type' in event ? (event as LiveEvent) : null;
  } catch {
    return null;
  }
}

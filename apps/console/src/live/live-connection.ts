import { type LiveEvent, readLiveEvent } from './live-event';

const againMs = 5_000;

interface Listener {
  readonly hear: (event: LiveEvent) => void;
  /** Something may have been said that was not heard: everything shown may be old. */
  readonly missed: () => void;
  /** Whether it is open. */
  readonly live: (open: boolean) => void;
}

/** Listens to the stream until the returned function is called. */
export function listen({ hear, missed, live }: Listener): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;
  const open = () => {
    source = new EventSource('/api/events');
    // Only a source that heard something can tell, when it comes back, from where on to catch up.
    let catchesUp = false;
    source.onopen = () => {
      live(true);
      if (wasOpen && !catchesUp) missed();
      wasOpen = true;
    };
    source.onmessage = ({ data }: MessageEvent<string>) => {
      catchesUp = true;
      const event = readLiveEvent(data);
      if (event) hear(event);
    };
    source.addEventListener('reset', missed);
    source.onerror = () => {
      live(false);
      if (source?.readyState !== EventSource.CLOSED) return;
      // A refused stream is not tried again by the browser; the session may have been renewed meanwhile.
      wasOpen = true;
      retry = setTimeout(open, againMs);
    };
  };
  open();
  return () => {
    source?.close();
    clearTimeout(retry);
    live(false);
  };
}

export type Change = { readonly kind: 'changed' } | { readonly kind: 'sending'; readonly clientId: string };

const name = 'tuntas-offline';
const own = new Set<(change: Change) => void>();
let channel: BroadcastChannel | null = null;

const toOthers = (): BroadcastChannel => (channel ??= new BroadcastChannel(name));

/** Tells this tab, the other tabs and the service worker that something on the phone has changed. */
export function announce(change: Change): void {
  for (const listener of own) listener(change);
  toOthers().postMessage(change);
}

/** Hears what any of them announced, until the returned function is called. */
export function onChange(listener: (change: Change) => void): () => void {
  const hear = ({ data }: MessageEvent<Change>) => listener(data);
  own.add(listener);
  toOthers().addEventListener('message', hear);
  return () => {
    own.delete(listener);
    toOthers().removeEventListener('message', hear);
  };
}

type Filter = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The queue narrowed like this, as an address; the API's filters have the names of the address. */
export function queueAddress(filter: Filter): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    const texts = typeof value === 'string' ? [value] : (value ?? []);
    for (const text of texts) search.append(name, text);
  }
  const words = search.toString();
  return words === '' ? '/ops/queue' : `/ops/queue?${words}`;
}

/** Polls until `condition` gives something truthy and returns it; after `timeout` ms it fails and names `what`. */
export async function waitFor<T>(
  condition: () => Promise<T> | T,
  {
    timeout = 10_000,
    every = 25,
    what = 'the condition',
  }: { timeout?: number; every?: number; what?: string } = {},
): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  let last: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${timeout} ms for ${what}; last seen: ${String(last)}`, { cause: last });
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

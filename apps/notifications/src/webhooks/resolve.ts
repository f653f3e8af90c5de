import type { LookupAddress } from 'node:dns';
import { lookup, Resolver } from 'node:dns/promises';

const resolver = new Resolver({ timeout: 2_000, tries: 2 });

/**
 * The addresses of a public name, asked of the name server directly. The system's lookup would also read the hosts
 * file, and it blocks one of a handful of threads: a few slow names would hold up every other endpoint.
 */
export async function publicAddresses(hostname: string): Promise<LookupAddress[]> {
  const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  if (four.status === 'rejected' && six.status === 'rejected') throw four.reason;
  return [
    ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 })) : []),
    ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 })) : []),
  ];
}

/** As the machine itself resolves; for demos that call their own host. */
export const systemAddresses = (hostname: string): Promise<LookupAddress[]> =>
  lookup(hostname, { all: true });

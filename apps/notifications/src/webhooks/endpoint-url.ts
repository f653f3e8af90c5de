import { addressInHost, isPublicAddress } from './addresses';

const innerNames = /(^|\.)(localhost|local|internal|home\.arpa|localdomain)\.?$/i;

/** Why a URL cannot be an endpoint, or `null` when it can. What a name resolves to is checked at every connection. */
export function refusalOf(text: string, { allowPrivate }: { allowPrivate: boolean }): string | null {
  if (!URL.canParse(text)) return 'Must be a URL';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:'))
    return 'Must start with https://';
  if (url.username || url.password) return 'Must not hold a user name or password';
  if (url.hash) return 'Must not have a fragment';
  if (allowPrivate) return null;
  const address = addressInHost(url.hostname);
  if (address ? !isPublicAddress(address) : innerNames.test(url.hostname)) return 'Must be a public address';
  return null;
}

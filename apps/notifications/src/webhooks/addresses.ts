import { BlockList, isIP } from 'node:net';

/** Everything that is not a public unicast address. Sources: IANA special-purpose registries for IPv4 and IPv6. */
const inner = new BlockList();
const blocks: readonly [net: string, prefix: number, family: 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.31.196.0', 24, 'ipv4'],
  ['192.52.193.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['192.175.48.0', 24, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
];
for (const [net, prefix, family] of blocks) inner.addSubnet(net, prefix, family);

// Only 2000::/3 is handed out; of it these lead elsewhere: Teredo and ORCHID, documentation, 6to4, benchmarks.
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');
const notGlobal = new BlockList();
notGlobal.addSubnet('2001::', 23, 'ipv6');
notGlobal.addSubnet('2001:db8::', 32, 'ipv6');
notGlobal.addSubnet('2002::', 16, 'ipv6');
notGlobal.addSubnet('3fff::', 20, 'ipv6');

/** Whether an IP address (not a name) may be called: public, and not one that stands for another inside it. */
export function isPublicAddress(address: string): boolean {
  const plain = address.split('%')[0]!;
  switch (isIP(plain)) {
    case 4:
      return !inner.check(plain, 'ipv4');
    case 6:
      return globalUnicast.check(plain, 'ipv6') && !notGlobal.check(plain, 'ipv6');
    default:
      return false;
  }
}

/**
 * The IP address a URL's host spells, or `null` for a name. `URL` has already turned 0x7f.1, 017700000001, 2130706433
 * and full-width digits into four decimal numbers.
 */
export function addressInHost(hostname: string): string | null {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return isIP(bare) ? bare : null;
}

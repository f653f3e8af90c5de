import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface Listener {
  readonly pid: number;
  /** `127.0.0.1`, `0.0.0.0`, `::` and so on. */
  readonly address: string;
  readonly port: number;
}

/** Who listens for TCP on this machine, as far as Linux lets us see. */
export function listeners(): Listener[] {
  const sockets = new Map([...listening('tcp'), ...listening('tcp6')]);
  return processes().flatMap((pid) =>
    socketsOf(pid).flatMap((inode) => {
      const place = sockets.get(inode);
      return place ? [{ pid, ...place }] : [];
    }),
  );
}

/** The arguments with which a process was started, as everybody on the machine may read them. */
export const argumentsOf = (pid: number): string =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');

const processes = (): number[] => readdirSync('/proc').map(Number).filter(Number.isInteger);

const LISTEN = '0A';

function listening(table: 'tcp' | 'tcp6'): [string, { address: string; port: number }][] {
  const [, ...lines] = readFileSync(`/proc/net/${table}`, 'utf8').trim().split('\n');
  return lines.flatMap((line): [string, { address: string; port: number }][] => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    const [address = '', port = ''] = local.split(':');
    return state === LISTEN ? [[inode, { address: addressOf(address), port: parseInt(port, 16) }]] : [];
  });
}

/** Words of four bytes, each the wrong way round. */
function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => [...Buffer.from(word, 'hex')].reverse());
  if (bytes.length === 4) return bytes.join('.');
  const text = Buffer.from(bytes).toString('hex');
  const mapped = /^0{20}ffff(.{8})$/.exec(text)?.[1];
  if (mapped) return [...Buffer.from(mapped, 'hex')].join('.');
  return text === `${'0'.repeat(31)}1` ? '::1' : /^0+$/.test(text) ? '::' : text;
}

/** None of a process that ended meanwhile, or is somebody else's. */
function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const [, inode] = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`)) ?? [];
      return inode ? [inode] : [];
    });
  } catch {
    return [];
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

import { mkdtempSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, ownFolder, stateFolder } from './folders';
import { dropLock, lockHolder, takeLock } from './lock';
import { announce, claimState, freeState, readRunning, stackProcess } from './running';
import { generatedSecret } from './secrets';

const folder = () => mkdtempSync(join(tmpdir(), 'tuntas-state-'));

describe('folders', () => {
  const user = { uid: 1000, home: '/home/sari', env: {} };

  it('are the user’s own, one per checkout and stack', () => {
    const [here, there] = [folder(), folder()];
    expect(stateFolder(here, 'local', user)).toMatch(/^\/home\/sari\/\.local\/state\/tuntas\/\w{10}\/local$/);
    expect(stateFolder(here, 'local', user)).not.toBe(stateFolder(there, 'local', user));
    expect(stateFolder(here, 'local', user)).not.toBe(stateFolder(here, 'test', user));
  });

  it('follow the XDG variables and TUNTAS_STATE_DIR', () => {
    const env = { XDG_STATE_HOME: '/x/state', XDG_CACHE_HOME: '/x/cache' };
    expect(stateFolder(folder(), 'local', { ...user, env })).toMatch(/^\/x\/state\/tuntas\//);
    expect(cacheFolder({ ...user, env })).toBe('/x/cache/tuntas');
    expect(stateFolder(folder(), 'test', { ...user, env: { TUNTAS_STATE_DIR: '/y' } })).toBe('/y/test');
  });

  it('lie where another user may go when root starts the stack', () => {
    const root = { uid: 0, home: '/root', env: {} };
    expect(stateFolder(folder(), 'local', root)).toMatch(/^\/var\/tmp\/tuntas-\w{10}\/local$/);
    expect(cacheFolder(root)).toMatch(/^\/var\/tmp\//);
  });
});

describe('a folder of one’s own', () => {
  it('can be passed through, whatever the umask', () => {
    const above = join(folder(), 'tuntas');
    const umask = process.umask(0o077);
    try {
      ownFolder(join(above, 'local'));
    } finally {
      process.umask(umask);
    }
    for (const path of [above, join(above, 'local')]) expect(statSync(path).mode & 0o777).toBe(0o711);
  });

  it('is refused when it is a link to somewhere else', () => {
    const link = join(folder(), 'link');
    symlinkSync(tmpdir(), link);
    expect(() => ownFolder(link)).toThrow('belongs to somebody else');
  });
});

describe('a lock', () => {
  it('has one holder until it is dropped', () => {
    const file = join(folder(), 'lock.json');
    expect(takeLock(file)).toBeNull();
    expect(takeLock(file)?.pid).toBe(process.pid);
    dropLock(file);
    expect(lockHolder(file)).toBeNull();
  });

  it('is free when its holder is dead, or it holds nonsense', () => {
    const file = join(folder(), 'lock.json');
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'before the last boot' }));
    expect(takeLock(file)).toBeNull();
    writeFileSync(file, '{"pid"');
    expect(takeLock(file)).toBeNull();
  });
});

it('tells others where a running stack is, and nothing once it is gone', () => {
  const stateDir = folder();
  expect(claimState(stateDir)).toBeNull();
  expect(readRunning(stateDir)).toBeNull();
  const running = { addresses: { gateway: 'http://127.0.0.1:3000' }, environment: { A: 'b' } };
  announce(stateDir, running);
  expect(readRunning(stateDir)).toEqual(running);
  freeState(stateDir);
  expect(stackProcess(stateDir)).toBeNull();
  expect(readRunning(stateDir)).toBeNull();
});

it('makes a secret once and keeps it to its owner', () => {
  const stateDir = folder();
  const made = generatedSecret(stateDir, 'postgres');
  expect(generatedSecret(stateDir, 'postgres')).toBe(made);
  expect(generatedSecret(stateDir, 'redis')).not.toBe(made);
  expect(statSync(join(stateDir, 'secrets.json')).mode & 0o077).toBe(0);
});

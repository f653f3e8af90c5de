import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePrivatePort, choosePublicPort, isFree, release, reserve } from './ports';

const taking = (...taken: number[]) => jest.fn(async (port: number) => !taken.includes(port));
const gateway = { variable: 'PORT', wanted: 3000 };

describe('a public port', () => {
  it('is the default when nothing is set and nobody has it', async () => {
    await expect(choosePublicPort(gateway, {}, taking())).resolves.toBe(3000);
  });

  it('moves on when the default is taken', async () => {
    await expect(choosePublicPort(gateway, {}, taking(3000, 3010))).resolves.toBe(3020);
  });

  it('is what the variable says', async () => {
    await expect(choosePublicPort(gateway, { PORT: '4000' }, taking(3000))).resolves.toBe(4000);
  });

  it('refuses a set port that is taken and names the variable', async () => {
    await expect(choosePublicPort(gateway, { PORT: '4000' }, taking(4000))).rejects.toThrow(
      /4000.*PORT asks for it/,
    );
  });

  it.each(['x', '0', '70000', '30.5'])('refuses %s as a port', async (PORT) => {
    await expect(choosePublicPort(gateway, { PORT }, taking())).rejects.toThrow('PORT is not a port number');
  });
});

describe('a private port', () => {
  it('is the remembered one while it is free', async () => {
    await expect(choosePrivatePort(23_456, 1, taking())).resolves.toBe(23_456);
  });

  it('is chosen again when somebody took the remembered one', async () => {
    const port = await choosePrivatePort(23_456, 1, taking(23_456));
    expect(port).toBe(20_001);
  });

  it('differs between checkouts', async () => {
    const [one, other] = [
      await choosePrivatePort(undefined, 1, taking()),
      await choosePrivatePort(undefined, 2, taking()),
    ];
    expect(one).not.toBe(other);
  });

  it('gives up after the whole range', async () => {
    await expect(choosePrivatePort(undefined, 0, async () => false)).rejects.toThrow('No free port');
  });
});

describe('a reservation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tuntas-ports-'));
  let server: Server;
  let port: number;

  beforeEach(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('is refused while somebody listens', async () => {
    await expect(isFree(port)).resolves.toBe(false);
    await expect(reserve(port, folder)).resolves.toBe(false);
  });

  it('holds the port until it is given back', async () => {
    await new Promise((resolve) => server.close(resolve));
    await expect(reserve(port, folder)).resolves.toBe(true);
    await expect(reserve(port, folder)).resolves.toBe(false);
    release([port], folder);
    await expect(reserve(port, folder)).resolves.toBe(true);
    release([port], folder);
  });
});

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { claimsWorld, damageOf } from '../claims.fixture';
import { formOf, pdf } from '../upload.fixture';
import { S3Blobs } from './s3-blobs';
import { s3Fixture } from './s3.fixture';

let s3: Awaited<ReturnType<typeof s3Fixture>>;
let folder: string;
beforeAll(async () => {
  s3 = await s3Fixture();
  folder = await mkdtemp(join(tmpdir(), 'blobs-'));
});
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true });
});

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
const store = () =>
  S3Blobs.of({ bucket: 'papers', region: 'ap-southeast-3', endpoint: s3.endpoint, credentials });
const fileOf = async (content: Buffer) => {
  const path = join(folder, 'incoming');
  await writeFile(path, content);
  return { path, sha256: createHash('sha256').update(content).digest('hex') };
};

describe('files in a bucket', () => {
  it('are sent once under their hash, read back whole, and leave nothing local', async () => {
    const blobs = await store();
    const content = Buffer.alloc(300_000, 'x');
    const { path, sha256 } = await fileOf(content);
    await blobs.keep(path, sha256);
    expect(existsSync(path)).toBe(false);
    const key = `/papers/evidence/${sha256.slice(0, 2)}/${sha256}`;
    expect(s3.objects.get(key)?.equals(content)).toBe(true);
    const { stream, length } = await blobs.open(sha256);
    expect(length).toBe(content.length);
    expect((await buffer(stream)).equals(content)).toBe(true);
    const again = await fileOf(content);
    await blobs.keep(again.path, sha256);
    expect(s3.calls.filter((call) => call === `PUT ${key}`)).toHaveLength(1);
    await blobs.remove(sha256);
    await blobs.remove(sha256);
    await expect(blobs.open(sha256)).rejects.toThrow();
    blobs.close();
  });

  it('survive a store that is busy for a moment', async () => {
    const blobs = await store();
    const { path, sha256 } = await fileOf(Buffer.from('busy'));
    s3.state.failures = 2;
    await blobs.keep(path, sha256);
    expect((await buffer((await blobs.open(sha256)).stream)).toString()).toBe('busy');
    blobs.close();
  });

  it('serve a whole claim: sent, listed, downloaded', async () => {
    const world = await claimsWorld({
      env: {
        EVIDENCE_STORE: 's3',
        S3_BUCKET: 'claims',
        S3_ENDPOINT: s3.endpoint,
        S3_ACCESS_KEY_ID: 'key',
        S3_SECRET_ACCESS_KEY: 'secret',
      },
    });
    try {
      const { body } = await world.shipper.post('/claims', damageOf(await world.shipment()));
      const content = pdf('in a bucket');
      const form = formOf({ name: 'files', fileName: 'a.pdf', content });
      const added = await world.shipper.ask('POST', `/claims/${body.id}/evidence`, form);
      const url = `/claims/${body.id}/evidence/${added.body.items[0].id}`;
      expect((await world.shipper.get(url)).raw.equals(content)).toBe(true);
      expect([...s3.objects.keys()].filter((key) => key.startsWith('/claims/'))).toHaveLength(1);
    } finally {
      await world.close();
    }
  });
});

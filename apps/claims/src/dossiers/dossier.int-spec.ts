import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { claimsWorld, type ClaimsWorld, damageOf, ifMatch } from '../claims.fixture';

let world: ClaimsWorld;
beforeAll(async () => {
  world = await claimsWorld();
});
afterAll(() => world.close());

/** The files of an archive, read from its directory at the end. */
function filesOf(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number, number, number,
    ]; // prettier-ignore
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const raw = zip.subarray(start, start + size);
    files.set(
      zip.subarray(at + 46, at + 46 + nameLength).toString(),
      method === 0 ? raw : inflateRawSync(raw),
    );
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

const parsed = (files: Map<string, Buffer>, name: string) => JSON.parse(String(files.get(name)));

it('tells the whole case, with a hash for every document, and says in the audit who took it', async () => {
  const shipmentId = await world.shipment();
  const claim = await world.shipper.post('/claims', damageOf(shipmentId));
  const url = `/claims/${claim.body.id}`;
  await world.shipper.post(`${url}/messages`, { body: 'The lamp is in two pieces.' });
  await world.agent.post(`${url}/messages`, {
    body: 'Looks like bad packing to me.',
    visibility: 'internal',
  });
  const now = await world.agent.get(url);
  const rejection = { outcome: 'rejected', reasonCode: 'no_evidence', reasonText: 'No photo of the label.' };
  await world.agent.post(`${url}/decision`, rejection, ifMatch(now));

  const answer = await world.shipper.get(`${url}/dossier?locale=en`);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('application/zip');
  expect(answer.headers['content-disposition']).toContain(`${claim.body.number}-dossier.zip`);
  const files = filesOf(answer.raw);
  expect([...files.keys()]).toEqual([
    'dossier.pdf',
    'claim.json',
    'rules.json',
    'messages.json',
    'manifest.json',
  ]);
  expect(files.get('dossier.pdf')?.subarray(0, 5).toString()).toBe('%PDF-');
  const manifest = parsed(files, 'manifest.json');
  expect(manifest).toMatchObject({ claim: claim.body.number, madeBy: 'shipper-1', files: [] });
  for (const { name, sha256 } of manifest.documents) {
    expect(
      createHash('sha256')
        .update(files.get(name) ?? '')
        .digest('hex'),
    ).toBe(sha256);
  }
  expect(parsed(files, 'claim.json').decisions).toMatchObject([
    { outcome: 'rejected', reasonCode: 'no_evidence' },
  ]);
  expect(parsed(files, 'rules.json').pack.id).toBe(claim.body.rulePack);
  expect(parsed(files, 'messages.json').map(({ body }: { body: string }) => body)).toEqual([
    'The lamp is in two pieces.',
  ]);
  expect(answer.raw.includes('bad packing')).toBe(false);
  const { rows } = await world.admin.query(
    `SELECT actor_id, details FROM claims.audit_rows WHERE subject = $1 AND action = 'claim.dossier_downloaded'`,
    [claim.body.id],
  );
  expect(rows).toEqual([{ actor_id: 'shipper-1', details: { files: 0, locale: 'en' } }]);
});

it('is nobody else’s', async () => {
  const claim = await world.shipper.post('/claims', damageOf(await world.shipment()));
  const foreign = await world.otherShipper.get(`/claims/${claim.body.id}/dossier`);
  expect(foreign).toMatchObject({ status: 404, body: { code: 'claim.unknown' } });
  expect((await world.courier.get(`/claims/${claim.body.id}/dossier`)).status).toBe(403);
  expect((await world.shipper.get(`/claims/${claim.body.id}/dossier?locale=fr`)).status).toBe(400);
});

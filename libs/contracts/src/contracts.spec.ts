import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  asyncApiDocument,
  ContractError,
  decode,
  encode,
  type Envelope,
  events,
  eventTypes,
  topicOf,
} from '.';

interface Fixture {
  key: string;
  headers: Record<string, string>;
  value: Record<string, unknown>;
}

const folder = join(__dirname, 'fixtures');
const fixture = (file: string): Fixture => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture;
const onWire = (f: Fixture) => ({ ...f, value: Buffer.from(JSON.stringify(f.value)) });
const submitted = () => fixture('claim.submitted.v1.json');

describe('event contracts', () => {
  it.each(readdirSync(folder))('%s, once on the wire, parses for ever', (file) => {
    const stored = fixture(file);
    const event = decode(onWire(stored));
    expect(event.data).toEqual(stored.value);
    expect(encode(event).headers).toEqual(stored.headers);
  });

  it.each(eventTypes)('%s has a fixture of its current version', (type) => {
    expect(readdirSync(folder)).toContain(`${type}.v${events[type].version}.json`);
  });

  it('encodes as CloudEvents headers, with the case as key', () => {
    const event = decode(onWire(submitted())) as Envelope<'claim.submitted'>;
    const message = encode(event);
    expect(message.key).toBe(event.subject);
    expect(message.headers).toMatchObject({ ce_type: 'claim.submitted', ce_sequence: '1' });
    expect(decode(message)).toEqual(event);
  });

  it('survives a field that a newer writer added', () => {
    const stored = submitted();
    expect(decode(onWire({ ...stored, value: { ...stored.value, colour: 'red' } })).data).toEqual(
      stored.value,
    );
  });

  it('takes a word that came later in a list that grows, and no sentence in its place', () => {
    const stored = fixture('sla.warned.v1.json');
    const said = (clock: string) => decode(onWire({ ...stored, value: { ...stored.value, clock } }));
    expect(said('second_opinion').data).toMatchObject({ clock: 'second_opinion' });
    expect(() => said('Second opinion!')).toThrow(/clock/);
  });

  it.each([
    ['no value', { value: null }, /no value/],
    ['not JSON', { value: Buffer.from('{bad') }, /not JSON/],
    ['a null document', { value: Buffer.from('null') }, /bad data/],
    ['a missing field', { value: Buffer.from('{}') }, /claimId/],
    [
      'an unknown type',
      { headers: { ...submitted().headers, ce_type: 'claim.eaten' } },
      /unknown event type/,
    ],
    [
      'an unknown version',
      { headers: { ...submitted().headers, ce_dataschema: 'claim.submitted/9' } },
      /version 9/,
    ],
    ['no sequence', { headers: { ...submitted().headers, ce_sequence: 'x' } }, /seq/],
    ['no headers', { headers: undefined }, /unknown event type/],
  ])('refuses %s and says why', (_, change, reason) => {
    const broken = { ...onWire(submitted()), ...change };
    expect(() => decode(broken)).toThrow(ContractError);
    expect(() => decode(broken)).toThrow(reason);
  });

  it('describes every event in AsyncAPI', () => {
    const document = JSON.stringify(asyncApiDocument('0.0.0'));
    for (const type of eventTypes) expect(document).toContain(`"${type}.v1"`);
    expect(topicOf('payout.paid')).toBe('resolution');
  });
});

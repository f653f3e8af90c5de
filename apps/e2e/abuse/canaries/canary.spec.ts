import { Aviary, heardIn } from './canary';

it.each([
  ['as it is', (text: string) => Buffer.from(`{"name":"${text}"}`)],
  ['in capitals', (text: string) => Buffer.from(text.toUpperCase())],
  ['in base64', (text: string) => Buffer.from(Buffer.from(`{"name":"${text}"}`).toString('base64'))],
  ['in base64 that began elsewhere', (text: string) => Buffer.from(Buffer.from(`{"names":"${text}"}`).toString('base64'))],
  ['in base64 for addresses', (text: string) => Buffer.from(Buffer.from(`["${text}"]`).toString('base64url'))],
  ['in hexadecimal', (text: string) => Buffer.from(Buffer.from(`-${text}-`).toString('hex'))],
  ['among bytes', (text: string) => Buffer.concat([Buffer.from([0xff, 0, 0x80]), Buffer.from(text)])],
])('a canary is heard %s, and no other', (_how, write) => {
  const aviary = new Aviary();
  const [name, other] = [aviary.word('person name', 'a name'), aviary.word('person name', 'another')];
  expect(heardIn(write(name), aviary.canaries).map(({ mark }) => mark)).toEqual([name]);
  expect(heardIn(Buffer.from('quiet'), aviary.canaries)).toEqual([]);
  expect(name).not.toBe(other);
}); // prettier-ignore

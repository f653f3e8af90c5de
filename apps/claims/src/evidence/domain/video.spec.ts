import fc from 'fast-check';
import { mp4Duration, type ReadAt, webmDuration } from './video';
import { box, longMp4, mov, mp4, mvhd, webm } from './video.fixture';

let reads = 0;
const over =
  (bytes: Buffer): ReadAt =>
  (offset, length) => {
    reads += 1;
    return Promise.resolve(bytes.subarray(offset, offset + length));
  };
const mp4Of = (bytes: Buffer) => mp4Duration(over(bytes), bytes.length);
const webmOf = (bytes: Buffer) => webmDuration(over(bytes), bytes.length);

describe('how long a film is', () => {
  it.each([
    ['an MP4 whose header comes last', () => mp4Of(mp4(12)), 12_000],
    ['an MP4 with long numbers, its header first', () => mp4Of(longMp4(3_600n)), 3_600_000],
    ['a MOV', () => mp4Of(mov(7)), 7_000],
    ['a WebM', () => webmOf(webm(5_500)), 5_500],
    ['a WebM recorded live', () => webmOf(webm(5_500, true)), 5_500],
  ])('%s', async (_name, duration, expected) => expect(await duration()).toBe(expected));

  it.each([
    ['breaks off before its header', mp4().subarray(0, 400)],
    ['has a header of nothing', Buffer.concat([mp4().subarray(0, 20), box('moov')])],
    ['counts in zeros', Buffer.concat([mp4().subarray(0, 20), box('moov', mvhd(0, 600))])],
    ['plays for a year', Buffer.concat([mp4().subarray(0, 20), box('moov', mvhd(1, 31_536_000))])],
    [
      'has a box longer than the file',
      Buffer.concat([Buffer.from([0x7f, 255, 255, 255]), Buffer.from('moov')]),
    ],
    ['has a box shorter than itself', Buffer.concat([Buffer.from([0, 0, 0, 4]), Buffer.from('freefree')])],
    ['is empty', Buffer.alloc(0)],
  ])('is not known of an MP4 that %s', async (_name, bytes) => expect(await mp4Of(bytes)).toBeNull());

  it.each([
    ['breaks off', webm().subarray(0, 20)],
    ['has a number of no width', Buffer.from([0, 0, 0, 0, 0])],
    ['plays for ever', webm(Number.POSITIVE_INFINITY)],
    ['plays backwards', webm(-5)],
    ['plays for less than a millisecond', webm(0.4)],
  ])('is not known of a WebM that %s', async (_name, bytes) => expect(await webmOf(bytes)).toBeNull());

  it('is looked for in bounds, however many boxes a file claims', async () => {
    const many = Buffer.concat(Array.from({ length: 5_000 }, () => box('free')));
    reads = 0;
    expect(await mp4Of(many)).toBeNull();
    expect(reads).toBeLessThanOrEqual(1_000);
  });

  it('never throws and never runs away, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(120), async (noise, at) => {
        for (const film of [mp4(), webm()]) {
          const broken = Buffer.concat([film.subarray(0, at), noise, film.subarray(at + noise.length)]);
          const lengths = [await mp4Of(broken), await webmOf(broken)];
          for (const ms of lengths) expect(ms === null || (ms > 0 && ms <= 86_400_000)).toBe(true);
        }
      }),
    );
  });
});

import { progressOn } from './progress';

function screen(isTTY: boolean) {
  const written: string[] = [];
  let now = 0;
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 };
  return { written, wait: (ms: number) => (now += ms), progress: progressOn(stream, () => now) };
}

describe('progress', () => {
  it('is a bar with rate and rest on a terminal', () => {
    const { written, wait, progress } = screen(true);
    progress.show('Filing', 0, 100);
    wait(1_000);
    progress.show('Filing', 50, 100);
    expect(written.at(-1)).toBe(
      `\r\x1b[K[${'█'.repeat(14)}${'·'.repeat(14)}] Filing  50 of 100, 50 a second, 1 s left`,
    );
    progress.note('Waiting');
    expect(written.slice(-2)).toEqual(['\r\x1b[K', 'Waiting\n']);
  });

  it('is a line every five seconds and one at the end elsewhere', () => {
    const { written, wait, progress } = screen(false);
    for (let done = 0; done <= 100; done += 1) {
      wait(100);
      progress.show('Filing', done, 100);
    }
    expect(written).toEqual([
      'Filing  50 of 100, 10 a second, 5 s left\n',
      'Filing  100 of 100, 10 a second\n',
    ]);
  });
});

import type { BrowserContext, Page } from 'playwright-core';

/** What a page showed in a stretch of time, in milliseconds. */
export interface Shown {
  /** From one frame to the next. */
  readonly frames: readonly number[];
  /** Work that let nothing else happen for more than 50 ms. */
  readonly blocked: readonly number[];
  /** From a key or a finger to the next picture, where it took more than 16 ms. */
  readonly answers: readonly number[];
}

const watcher = `
  const seen = (window.benchSeen = { frames: [], blocked: [], answers: [] });
  let last;
  const frame = (now) => {
    if (last !== undefined) seen.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const watch = (type, keep, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(keep)).observe({ type, ...more });
  watch('longtask', ({ duration }) => seen.blocked.push(duration));
  watch('event', ({ name, duration }) => name === 'keydown' && seen.answers.push(duration), {
    durationThreshold: 16,
  });`;

export const watchFrames = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript({ content: watcher });

/** What was seen since the last time this was asked. */
export const framesSince = (page: Page): Promise<Shown> =>
  page.evaluate<Shown>(`(() => {
    const { frames, blocked, answers } = window.benchSeen;
    return {
      frames: frames.splice(0),
      blocked: blocked.splice(0),
      answers: answers.splice(0),
    };
  })()`);

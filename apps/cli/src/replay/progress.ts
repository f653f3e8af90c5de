import type { WriteStream } from 'node:tty';

export interface Progress {
  /** `done` of `total` in this part of the run. */
  show(part: string, done: number, total: number): void;
  /** Something the reader should know, above the bar. */
  note(text: string): void;
  /** Ends the line of the bar. */
  end(): void;
}

const BAR = 28;
const TERMINAL_EVERY_MS = 100;
const LOG_EVERY_MS = 5_000;

/** A bar on a terminal; elsewhere a line every five seconds. */
export function progressOn(
  stream: Pick<WriteStream, 'write' | 'isTTY'>,
  now: () => number = () => performance.now(),
): Progress {
  let part = '';
  let started = 0;
  let first = 0;
  let shown = -Infinity;
  let drawn = false;
  const wipe = () => {
    if (drawn) stream.write('\r\x1b[K');
    drawn = false;
  };
  return {
    show(of, done, total) {
      if (of !== part) {
        part = of;
        started = now();
        first = done;
        shown = stream.isTTY ? -Infinity : started;
      }
      const last = done >= total;
      if (!last && now() - shown < (stream.isTTY ? TERMINAL_EVERY_MS : LOG_EVERY_MS)) return;
      shown = now();
      const text = `${part}  ${done} of ${total}${pace(done - first, now() - started, total - done)}`;
      if (stream.isTTY) {
        stream.write(`\r\x1b[K${bar(done, total)} ${text}`);
        drawn = true;
      } else stream.write(`${text}\n`);
    },
    note(text) {
      wipe();
      stream.write(`${text}\n`);
    },
    end() {
      if (drawn) stream.write('\n');
      drawn = false;
      part = '';
    },
  };
}

function bar(done: number, total: number): string {
  const full = total === 0 ? BAR : Math.round((BAR * Math.min(done, total)) / total);
  return `[${'█'.repeat(full)}${'·'.repeat(BAR - full)}]`;
}

/** Nothing in the first half second, when a rate would say more about the clock than about the work. */
function pace(done: number, elapsed: number, left: number): string {
  if (done <= 0 || elapsed < 500) return '';
  const perMs = done / elapsed;
  const rate = `, ${Math.max(1, Math.round(perMs * 1_000))} a second`;
  return left > 0 ? `${rate}, ${duration(left / perMs)} left` : rate;
}

function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

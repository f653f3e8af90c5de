import { readFileSync } from 'node:fs';
import { isAlive, markOf, type ProcessMark } from '../processes/process-mark';

/**
 * Calls `ended` when the npm that runs this script is gone. A killed npm does not take its script along, and
 * the user who killed it expects that nothing is left. Started without npm, the script may outlive its shell.
 */
export function whenNpmEnds(ended: () => void, env = process.env): void {
  if (!env['npm_lifecycle_event']) return;
  const watched = parents();
  const timer = setInterval(() => {
    if (watched.every(isAlive)) return;
    clearInterval(timer);
    ended();
  }, 1_000);
  timer.unref();
}

/** The direct parent and, when that may be the shell between npm and its script, the shell's parent. */
function parents(): ProcessMark[] {
  const direct = markOf(process.ppid);
  const above = parentOf(process.ppid);
  const npm = above !== null && isShell(process.ppid) ? markOf(above) : null;
  return [direct, npm].filter((mark) => mark !== null);
}

function isShell(pid: number): boolean {
  return /^\d+ \((sh|dash|bash|ash|zsh)\) /.test(statOf(pid) ?? '');
}

function parentOf(pid: number): number | null {
  const stat = statOf(pid);
  const parent = Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  return Number.isInteger(parent) && parent > 1 ? parent : null;
}

function statOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
}

import type { ReactNode } from 'react';
import classes from './timeline.module.css';
import type { Tone } from './tone-badge';
import { When } from './when';

export interface Moment {
  readonly key: string;
  readonly at: string;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly tone?: Tone;
}

/** What happened, moment by moment, in the order given. */
export const Timeline = ({ moments, label }: { moments: readonly Moment[]; label: string }) => (
  <ol className={classes.list} aria-label={label}>
    {moments.map(({ key, at, title, text, tone = 'moves' }) => (
      <li key={key} className={classes.moment} data-tone={tone}>
        <div className={classes.title}>{title}</div>
        {text && <div className={classes.text}>{text}</div>}
        <When at={at} show="both" size="xs" c="dimmed" />
      </li>
    ))}
  </ol>
);

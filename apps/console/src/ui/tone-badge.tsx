import type { ReactNode } from 'react';
import type { TablerIcon } from '@tabler/icons-react';
import classes from './tone-badge.module.css';

/** What a colour says everywhere: it moves, waits for somebody, is late or refused, is done, or stands still. */
export type Tone = 'moves' | 'waits' | 'late' | 'done' | 'still';

interface Props {
  readonly tone: Tone;
  readonly icon?: TablerIcon | undefined;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

export const ToneBadge = ({ tone, icon: Icon, title, children }: Props) => (
  <span className={classes.badge} data-tone={tone} title={title}>
    {Icon && <Icon size={14} stroke={2} aria-hidden />}
    <span className={classes.text}>{children}</span>
  </span>
);

import { Group, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/paths';
import { useLocale } from '../../../ui/locale';
import { noFilter, type QueueState } from './queue-fields';
import classes from './queue.module.css';

interface Props {
  readonly state: QueueState;
  readonly counts: Schemas['claims']['QueueCountsDto'] | undefined;
  readonly waiting: number | undefined;
  readonly change: (next: Partial<QueueState>) => void;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The four questions everybody asks of the queue, each with its answer. */
export function QuickViews({ state, counts, waiting, change }: Props) {
  const { t } = useTranslation('ops');
  const locale = useLocale();
  const { assignee, overdue, stage } = noFilter;
  const everything = { assignee, overdue, stage } satisfies Partial<QueueState>;
  const quick = [
    { name: 'all', set: everything, count: undefined },
    { name: 'mine', set: { ...everything, assignee: ['me'] }, count: counts?.mine },
    { name: 'unassigned', set: { ...everything, assignee: ['nobody'] }, count: counts?.unassigned },
    { name: 'overdue', set: { ...everything, overdue: 'true' }, count: counts?.overdue },
    {
      name: 'waiting',
      set: { ...everything, stage: ['needs_action'] },
      count: waiting,
    },
  ] as const;
  const now = { assignee: state.assignee, overdue: state.overdue, stage: state.stage };
  return (
    <Group gap={6} mb="sm" role="group" aria-label={t('queue.quick.label')}>
      {quick.map(({ name, set, count }) => (
        <UnstyledButton
          key={name}
          className={classes.quick}
          aria-pressed={same({ ...everything, ...now }, set)}
          data-late={name === 'overdue' && !!count ? true : undefined}
          onClick={() => change({ ...set, view: '' })}
        >
          {t(`queue.quick.${name}`)}
          {count !== undefined && (
            <span className={classes.count}>{new Intl.NumberFormat(locale).format(count)}</span>
          )}
        </UnstyledButton>
      ))}
    </Group>
  );
}

import { useTranslation } from 'react-i18next';
import { ClockBadge } from '../../../ui/clock-badge';
import { Panel } from '../../../ui/panel';
import type { Claim } from '../claim';
import shared from '../shipper.module.css';

const names = ['acknowledge', 'first_response', 'next_response', 'decision', 'update', 'payout'] as const;

/** Each promise with its clock; an older round of the same promise is left out. */
export function Promises({ claim: { clocks } }: { claim: Claim }) {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  const shown = names.flatMap((name) => {
    const rounds = clocks.filter((clock) => clock.name === name);
    const last = rounds.toSorted((one, other) => one.generation - other.generation).at(-1);
    return last ? [{ ...last, name }] : [];
  });
  return (
    <Panel title={t('case.promises')}>
      <ul className={shared.list}>
        {shown.map(({ name, dueAt, pausedAt, stoppedAt, overdue }) => (
          <li key={name} className={shared.row}>
            <span>{ui(`clock.names.${name}`)}</span>
            <ClockBadge dueAt={dueAt} pausedAt={pausedAt} stoppedAt={stoppedAt} overdue={overdue} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

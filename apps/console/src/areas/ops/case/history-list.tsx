import { useTranslation } from 'react-i18next';
import { type Moment, Timeline } from '../../../ui/timeline';
import type { Tone } from '../../../ui/tone-badge';
import { useKindText } from '../desk/use-kind-text';
import { usePeopleNames } from '../desk/use-names';
import type { Claim } from '../desk/words';
import { historyWords, isHistoryWord } from './history-words';
import { useReasonText } from './use-reasons';

type Entry = Claim['history'][number];

const toneOf = ({ what, decision }: Entry): Tone =>
  what === 'claim.decided' ? (decision === 'rejected' ? 'late' : 'done') : 'moves';

const channels = ['web', 'api', 'email', 'system', 'event', 'timer'] as const;
const isChannel = (name: string): name is (typeof channels)[number] =>
  (channels as readonly string[]).includes(name);

/** What happened to a case: who, as what, from where, and why. */
export function HistoryList({ moments, label }: { moments: readonly Entry[]; label: string }) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const { t: shell } = useTranslation('shell');
  const kindText = useKindText();
  const reasonText = useReasonText();
  const assignees = moments
    .map(({ details }) => details['assigneeId'])
    .filter((id) => typeof id === 'string');
  const person = usePeopleNames([...moments.map(({ actorId }) => actorId), ...assignees]);
  const roles = { agent: 1, supervisor: 1, shipper: 1, courier: 1, finance: 1, admin: 1 } as const;
  const isRole = (role: string): role is keyof typeof roles => Object.hasOwn(roles, role);

  const detail = ({ what, details, stage, reason }: Entry): string => {
    const words: string[] = [];
    const { items, kind, assigneeId, priority, reasonCode, outcome } = details;
    if (Array.isArray(items)) words.push(items.map((item) => kindText(String(item))).join(', '));
    if (typeof kind === 'string' && what === 'claim.evidence_received') words.push(kindText(kind));
    if (what === 'claim.assigned') words.push(person(typeof assigneeId === 'string' ? assigneeId : null));
    if (priority === 'urgent' || priority === 'high' || priority === 'normal' || priority === 'low')
      words.push(t(`priority.${priority}`));
    if (outcome === 'approved' || outcome === 'approved_partial' || outcome === 'rejected')
      words.push(ui(`decision.${outcome}`));
    if (typeof reasonCode === 'string') words.push(reasonText(reasonCode));
    if (reason) words.push(`“${reason}”`);
    return [words.join(' · '), ui(`stage.${stage}`)].filter((text) => text !== '').join('\n');
  };
  const list: Moment[] = moments.map((entry, index) => ({
    key: `${index} ${entry.at}`,
    at: entry.at,
    tone: toneOf(entry),
    title: isHistoryWord(entry.what) ? t(`history.${historyWords[entry.what]}`) : entry.what,
    text: [
      detail(entry),
      [
        person(entry.actorId),
        isRole(entry.actorRole) ? shell(`account.roles.${entry.actorRole}`) : null,
        isChannel(entry.channel) ? t(`channel.${entry.channel}`) : entry.channel,
      ]
        .filter((text) => !!text)
        .join(' · '),
    ].join('\n'),
  }));
  return <Timeline moments={list} label={label} />;
}

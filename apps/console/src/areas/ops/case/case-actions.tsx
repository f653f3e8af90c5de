import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowMerge,
  IconBan,
  IconDots,
  IconFlag,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserShare,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../../api/problem';
import { hasRole } from '../../../session/person';
import { usePerson } from '../../../session/session';
import { useProblemText } from '../../../ui/problem-text';
import { toast } from '../../../ui/toast';
import { When } from '../../../ui/when';
import { useAssign } from '../desk/use-assign';
import { type Claim, priorities } from '../desk/words';
import { MoveDialog, type MoveName } from './move-dialog';
import { useCaseMove } from './case-moves';

interface Props {
  readonly claim: Claim;
  readonly onRequest: () => void;
}

const menuMoves = [
  { name: 'hold', icon: IconPlayerPause },
  { name: 'merge', icon: IconArrowMerge },
  { name: 'cancel', icon: IconBan },
] as const;

/** What the service allows with this case now, and nothing else. */
export function CaseActions({ claim, onRequest }: Props) {
  const { t } = useTranslation('ops');
  const me = usePerson();
  const problemText = useProblemText();
  const [dialog, setDialog] = useState<MoveName | null>(null);
  const assign = useAssign();
  const { mutate, isPending } = useCaseMove(claim, ({ name }) =>
    toast.done(t(`move.done.${name}`, { number: claim.number })),
  );
  const now = (name: 'take' | 'resume') =>
    mutate({ name }, { onError: (error) => toast.failed(problemText(asProblem(error)).text) });
  const allowed = (name: string) =>
    claim.allowedActions.find(
      ({ action, roles }) => action === name && roles.some((role) => hasRole(me, [role as never])),
    );
  const open = ['submitted', 'in_review', 'needs_action', 'on_hold'].includes(claim.stage);
  return (
    <>
      {allowed('take') && (
        <Button variant="default" loading={isPending} onClick={() => now('take')}>
          {t('move.take')}
        </Button>
      )}
      {allowed('resume') && (
        <Button
          variant="default"
          loading={isPending}
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          onClick={() => now('resume')}
        >
          {t('move.resume')}
        </Button>
      )}
      {allowed('request_evidence') && (
        <Button variant="default" onClick={onRequest}>
          {t('request.button')}
        </Button>
      )}
      {open && (
        <Menu position="bottom-end" shadow="md" width={250}>
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t('move.more')}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconUserShare size={16} aria-hidden />}
              onClick={() => setDialog('assign')}
            >
              {t('assign.to')}…
            </Menu.Item>
            {claim.assigneeId && (
              <Menu.Item
                leftSection={<IconArrowBackUp size={16} aria-hidden />}
                onClick={() => assign.mutate({ claim, assigneeId: null })}
              >
                {t('assign.toQueue')}
              </Menu.Item>
            )}
            <Menu.Divider />
            <Menu.Label>{t('queue.priority')}</Menu.Label>
            {priorities.map((priority) => (
              <Menu.Item
                key={priority}
                leftSection={<IconFlag size={16} aria-hidden />}
                disabled={claim.priority === priority}
                onClick={() =>
                  mutate(
                    { name: 'priority', priority },
                    { onError: (error) => toast.failed(problemText(asProblem(error)).text) },
                  )
                }
              >
                {t(`priority.${priority}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            {menuMoves.map(({ name, icon: Icon }) => {
              const action = allowed(name);
              return (
                action && (
                  <Menu.Item
                    key={name}
                    color={name === 'cancel' ? 'bata' : undefined}
                    leftSection={<Icon size={16} aria-hidden />}
                    rightSection={action.dueAt && <When at={action.dueAt} size="xs" />}
                    onClick={() => setDialog(name)}
                  >
                    {t(`move.${name}`)}…
                  </Menu.Item>
                )
              );
            })}
          </Menu.Dropdown>
        </Menu>
      )}
      <MoveDialog name={dialog} claim={claim} onClose={() => setDialog(null)} />
    </>
  );
}

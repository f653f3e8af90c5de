import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { ClockBadge } from '../../../ui/clock-badge';
import { ConfirmButton } from '../../../ui/confirm-button';
import { Panel } from '../../../ui/panel';
import { ProblemAlert } from '../../../ui/problem-alert';
import type { Claim } from '../claim';
import { turnOf } from '../next-actor';
import classes from './case.module.css';
import { AppealButton } from './appeal-button';
import { CancelButton } from './cancel-button';
import { useClaimAction } from './use-claim-action';

const first = ['choose_recovery', 'provide_evidence', 'appeal'] as const;

/** The one next thing to do, and until when; else whose turn it is. */
export function NextStep({ claim }: { claim: Claim }) {
  const { t } = useTranslation('shipper');
  const mine = claim.allowedActions.filter(({ roles }) => roles.includes('shipper'));
  const next = first
    .map((name) => mine.find(({ action }) => action === name))
    .find((found) => found && (found.mandatory || found.action === 'appeal'));
  const turn = turnOf(claim);
  const mayCancel = mine.some(({ action }) => action === 'cancel');
  const name = next?.action;
  return (
    <Panel title={t('case.nextTitle')} className={next?.mandatory ? classes.urgent : undefined}>
      <Group justify="space-between" align="flex-end" gap="md">
        <div>
          <Text>{t(`case.nextText.${textFor(name, turn?.who === 'us')}`)}</Text>
          <Group gap="xs" mt={6}>
            <ClockBadge dueAt={next?.dueAt ?? turn?.by ?? null} />
          </Group>
        </div>
        <Group gap="sm">
          {mayCancel && <CancelButton claim={claim} />}
          {name === 'provide_evidence' && (
            <Button component="a" href="#evidence">
              {t('case.next.provide_evidence')}
            </Button>
          )}
          {name === 'appeal' && <AppealButton claim={claim} />}
          {name === 'choose_recovery' && <RecoveryChoice claimId={claim.id} />}
        </Group>
      </Group>
    </Panel>
  );
}

const textFor = (name: string | undefined, ours: boolean) => {
  if (name === 'provide_evidence' || name === 'appeal' || name === 'choose_recovery') return name;
  return ours ? 'us' : 'nothing';
};

function RecoveryChoice({ claimId }: { claimId: string }) {
  const { t } = useTranslation('shipper');
  const choosing = useClaimAction(
    (choice: 'keep_money' | 'take_parcel', headers) =>
      answer(
        api.POST('/api/claims/{id}/recovery', {
          params: { path: { id: claimId } },
          body: { choice },
          headers,
        }),
      ),
    t('case.done.recovery'),
  );
  return (
    <div>
      <ProblemAlert error={choosing.error} />
      <Group>
        <ConfirmButton
          variant="default"
          color="nila"
          loading={choosing.isPending}
          question={t('case.takeQuestion')}
          text={t('case.choiceText')}
          confirm={t('case.takeParcel')}
          onConfirm={() => choosing.mutate('take_parcel')}
        >
          {t('case.takeParcel')}
        </ConfirmButton>
        <ConfirmButton
          color="nila"
          loading={choosing.isPending}
          question={t('case.keepQuestion')}
          text={t('case.choiceText')}
          confirm={t('case.keepMoney')}
          onConfirm={() => choosing.mutate('keep_money')}
        >
          {t('case.keepMoney')}
        </ConfirmButton>
      </Group>
    </div>
  );
}

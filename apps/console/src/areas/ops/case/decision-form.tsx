import { Button, Group, SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../../api/problem';
import { currentLanguage } from '../../../i18n/i18n';
import { ProblemAlert } from '../../../ui/problem-alert';
import { useDraft } from '../../../ui/use-draft';
import { useEstimate } from '../desk/use-estimate';
import type { Claim } from '../desk/words';
import { Changes } from './changes';
import { DecisionLines } from './decision-lines';
import {
  amountsAsAsked,
  amountsByRule,
  type DecisionDraft,
  emptyDecision,
  needsOf,
  type Outcome,
  outcomeOf,
} from './decision';
import { useDecide } from './use-decide';
import { useReasons } from './use-reasons';
import { usePerson } from '../../../session/session';

interface Props {
  readonly claim: Claim;
  readonly onDecided: (andNext: boolean) => void;
}

const outcomes = ['approved', 'approved_partial', 'rejected'] as const;

/** Decides line by line with the rule's amount beside; what is typed stays, whatever happens to the page. */
export function DecisionForm({ claim, onDecided }: Props) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const me = usePerson();
  const client = useQueryClient();
  const draft = useDraft<DecisionDraft>(`decision.${claim.id}`, emptyDecision);
  const { data: estimate } = useEstimate(claim);
  const ruled = estimate?.amount?.currency === claim.currency ? estimate.amount.amount : null;
  const now = { version: claim.version, moments: claim.history.length };
  const base = draft.value.base ?? now;
  // What I did myself meanwhile is no surprise to me.
  const news = claim.history.slice(base.moments).filter(({ actorId }) => actorId !== me.personId);
  const set = (next: Partial<DecisionDraft>) => draft.set({ ...draft.value, base, ...next });
  const { outcome, amounts, remedy, reasonCode, reasonText } = draft.value;
  const reasons = useReasons(outcome, claim.type);
  const reason = reasons.find(({ code }) => code === reasonCode);
  const { needsReason, needsText, ready } = needsOf(claim.lines, draft.value, claim.currency, reason);
  const mayDecide = ready && news.length === 0;
  const { mutate, isPending, error } = useDecide(claim, (andNext) => {
    draft.discard();
    onDecided(andNext);
  });
  const changed = error instanceof ApiProblem && (error.status === 412 || error.code === 'claim.changed');
  const send = (andNext: boolean) =>
    mutate(
      { draft: draft.value, version: news.length === 0 ? claim.version : base.version, andNext },
      { onError: () => void client.invalidateQueries({ queryKey: ['/api/claims/{id}'] }) },
    );
  const fill = (next: typeof amounts) =>
    set({ amounts: next, outcome: outcomeOf(claim.lines, next, claim.currency) ?? outcome });
  const choose = (next: string) => {
    const chosen = outcomes.find((name) => name === next) ?? null;
    const asked = chosen === 'approved' && Object.keys(amounts).length === 0;
    set({
      outcome: chosen,
      reasonCode: null,
      ...(asked ? { amounts: amountsAsAsked(claim.lines, claim.currency) } : {}),
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (mayDecide) send(false);
      }}
    >
      <Stack gap="md">
        {news.length > 0 && <Changes moments={news} onSeen={() => set({ base: now })} />}
        {changed ? null : <ProblemAlert error={error} />}
        <SegmentedControl
          fullWidth
          aria-label={t('decide.outcome')}
          value={outcome ?? ''}
          onChange={choose}
          data={outcomes.map((value) => ({ value, label: t(`decide.${value satisfies Outcome}`) }))}
        />
        {outcome !== 'rejected' && (
          <>
            <Group gap="xs">
              {ruled !== null && (
                <Button
                  size="xs"
                  variant="light"
                  onClick={() => fill(amountsByRule(claim.lines, ruled, claim.currency))}
                >
                  {t('decide.asRule')}
                </Button>
              )}
              {claim.claimedAmount !== null && (
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => fill(amountsAsAsked(claim.lines, claim.currency))}
                >
                  {t('decide.asAsked')}
                </Button>
              )}
            </Group>
            <DecisionLines claim={claim} ruled={ruled} amounts={amounts} onChange={fill} />
            <Select
              label={t('decide.remedy')}
              description={t('decide.wish', { wish: ui(`wish.${claim.wish}`) })}
              placeholder={t('decide.remedyByWish')}
              clearable
              data={(['compensation', 'reshipment'] as const).map((value) => ({
                value,
                label: ui(`wish.${value}`),
              }))}
              value={remedy}
              onChange={(value) =>
                set({ remedy: value === 'compensation' || value === 'reshipment' ? value : null })
              }
            />
          </>
        )}
        <Select
          label={t('decide.reason')}
          required={needsReason}
          disabled={outcome === null}
          placeholder={outcome === null ? t('decide.reasonFirst') : t('decide.reasonChoose')}
          searchable
          clearable={!needsReason}
          data={reasons.map((item) => ({ value: item.code, label: item[currentLanguage()] }))}
          value={reason?.code ?? null}
          onChange={(code) => set({ reasonCode: code })}
        />
        {reason && (
          <Text size="sm" c="dimmed">
            {t('decide.claimantReads', { text: reason.explanation[currentLanguage()] })}
          </Text>
        )}
        <Textarea
          label={t('decide.reasonText')}
          description={t('decide.reasonTextHint')}
          required={needsText}
          autosize
          minRows={2}
          maxLength={5_000}
          value={reasonText}
          onChange={(event) => set({ reasonText: event.currentTarget.value })}
        />
        <Group justify="space-between">
          <Button type="submit" variant="default" loading={isPending} disabled={!mayDecide}>
            {t('decide.send')}
          </Button>
          <Button loading={isPending} disabled={!mayDecide} onClick={() => send(true)}>
            {t('decide.sendNext')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

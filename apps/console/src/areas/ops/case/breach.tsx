import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/paths';
import { useIntent } from '../../../api/use-intent';
import { ProblemAlert } from '../../../ui/problem-alert';
import { When } from '../../../ui/when';
import { useDraft } from '../../../ui/use-draft';
import { usePeopleNames } from '../desk/use-names';
import classes from './case.module.css';
import type { Clock } from './clock-item';

type Said = Schemas['claims']['ExplainBreachDto'];
const reasons = [
  'waits_for_carrier',
  'waits_for_claimant',
  'capacity',
  'complicated',
  'other',
] as const satisfies readonly Said['reason'][];

interface Props {
  readonly claimId: string;
  readonly clock: Clock;
  readonly mayExplain: boolean;
}

/** Why a promise was missed, as somebody said; or where to say so. The board counts by it. */
export function Breach({ claimId, clock, mayExplain }: Props) {
  const { t } = useTranslation('ops');
  const { breach } = clock;
  const person = usePeopleNames([breach?.saidBy]);
  const [asking, setAsking] = useState(false);
  if (!breach && !mayExplain) return null;
  return (
    <div className={classes.breach}>
      {breach && (
        <Text size="sm">
          <strong>{t(`breach.reason.${breach.reason}`)}</strong>
          {breach.note && ` · ${breach.note}`}
          <Text size="xs" c="dimmed" component="span" display="block">
            {person(breach.saidBy)} · <When at={breach.saidAt} />
          </Text>
        </Text>
      )}
      {mayExplain && !asking && (
        <Button size="compact-xs" variant="subtle" color="bata" onClick={() => setAsking(true)}>
          {t(breach ? 'breach.change' : 'breach.explain')}
        </Button>
      )}
      {asking && <Explain claimId={claimId} clock={clock} onClose={() => setAsking(false)} />}
    </div>
  );
}

function Explain({ claimId, clock, onClose }: Omit<Props, 'mayExplain'> & { onClose: () => void }) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const client = useQueryClient();
  const draft = useDraft(`breach.${clock.id}`, {
    reason: clock.breach?.reason ?? null,
    note: clock.breach?.note ?? '',
  });
  const { reason, note } = draft.value;
  const { mutate, isPending, error } = useIntent(
    (body: Said, headers) =>
      answer(
        api.PUT('/api/claims/{id}/clocks/{clockId}/breach-reason', {
          params: { path: { id: claimId, clockId: clock.id } },
          body,
          headers,
        }),
      ),
    {
      onSuccess: () => {
        draft.discard();
        for (const path of ['/api/claims/{id}/clocks', '/api/sla-board'])
          void client.invalidateQueries({ queryKey: [path] });
        onClose();
      },
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason) mutate({ reason, ...(note.trim() && { note: note.trim() }) });
      }}
    >
      <Stack gap="xs">
        <ProblemAlert error={error} />
        <Select
          size="xs"
          label={t('breach.why')}
          required
          data={reasons.map((value) => ({ value, label: t(`breach.reason.${value}`) }))}
          value={reason}
          onChange={(next) =>
            draft.set({ ...draft.value, reason: reasons.find((known) => known === next) ?? null })
          }
        />
        <TextInput
          size="xs"
          label={t('breach.note')}
          maxLength={500}
          value={note}
          onChange={(event) => draft.set({ ...draft.value, note: event.currentTarget.value })}
        />
        <Group gap="xs" justify="flex-end">
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button size="compact-sm" type="submit" disabled={!reason} loading={isPending}>
            {t('breach.keep')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

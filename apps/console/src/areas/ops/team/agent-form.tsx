import {
  Button,
  Group,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Stack,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../ui/problem-alert';
import { toast } from '../../../ui/toast';
import { PersonSelect } from '../desk/person-select';
import { type Agent, useChangeAgent } from '../desk/use-agent';
import { claimTypes } from '../desk/words';
import { awayText, momentOf } from './away-until';

interface Props {
  readonly agent: Agent;
  /** Load and skills are for those who lead. */
  readonly leads: boolean;
  readonly onClose: () => void;
}

/** Presence and substitute, and for a lead how much and what somebody works on. */
export function AgentForm({ agent, leads, onClose }: Props) {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const [available, setAvailable] = useState(agent.present);
  const [until, setUntil] = useState(awayText(agent.awayUntil));
  const [substituteId, setSubstitute] = useState(agent.substituteId);
  const [loadCap, setLoadCap] = useState(agent.loadCap);
  const [types, setTypes] = useState<Agent['types']>(agent.types);
  const [carriers, setCarriers] = useState(agent.carriers);
  const { mutate, isPending, error } = useChangeAgent(() => {
    toast.done(t('team.saved'));
    onClose();
  });
  const awayUntil = available ? null : momentOf(until);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ agent, change: { available, awayUntil, substituteId, loadCap, types, carriers } });
      }}
    >
      <Stack>
        <ProblemAlert error={error} />
        <SegmentedControl
          fullWidth
          aria-label={t('team.presence')}
          value={available ? 'here' : 'away'}
          onChange={(value) => setAvailable(value === 'here')}
          data={[
            { value: 'here', label: t('team.here') },
            { value: 'away', label: t('assign.away') },
          ]}
        />
        {!available && (
          <TextInput
            type="datetime-local"
            label={t('team.untilLabel')}
            description={t('team.untilHint')}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        )}
        <PersonSelect
          label={t('team.substitute')}
          description={t('team.substituteHint')}
          nobody={t('team.noSubstitute')}
          without={agent.personId}
          value={substituteId ?? ''}
          onChange={(id) => setSubstitute(id || null)}
        />
        {leads && (
          <>
            <NumberInput
              label={t('team.cap')}
              description={t('team.capHint')}
              min={1}
              max={10_000}
              allowDecimal={false}
              value={loadCap ?? ''}
              onChange={(value) => setLoadCap(typeof value === 'number' ? value : null)}
            />
            <MultiSelect
              label={t('team.types')}
              placeholder={types.length === 0 ? t('team.everything') : undefined}
              data={claimTypes.map((value) => ({ value, label: ui(`claimType.${value}`) }))}
              value={[...types]}
              onChange={(chosen) => setTypes(claimTypes.filter((type) => chosen.includes(type)))}
            />
            <TagsInput
              label={t('team.carriers')}
              description={t('team.carriersHint')}
              placeholder={carriers.length === 0 ? t('team.everything') : undefined}
              value={[...carriers]}
              onChange={(words) =>
                setCarriers(words.map((word) => word.trim().toLowerCase()).filter(Boolean))
              }
            />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('team.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

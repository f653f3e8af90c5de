import {
  Button,
  Group,
  NumberInput,
  Radio,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel';
import { claimTypes } from '../claim';
import { isDescribed } from './draft';
import classes from './file.module.css';
import { LinesInput } from './lines-input';
import { unreadableAmounts } from './request';
import type { StepProps } from './step-props';

const wishes = ['compensation', 'reshipment', 'replacement', 'repair', 'certificate_only'] as const;
const today = (): string => new Date().toLocaleDateString('sv-SE');

export function WhatStep({ draft, set, go, parcel, currency }: StepProps) {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  const [tried, setTried] = useState(false);
  const pieces = parcel?.pieces ?? 1;
  const unreadable = unreadableAmounts(draft, currency);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isDescribed(draft) && unreadable.length === 0) go('evidence');
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Panel title={t('file.what.title')}>
          <Radio.Group
            aria-label={t('file.what.title')}
            value={draft.type}
            onChange={(chosen) => set({ ...draft, type: claimTypes.find((type) => type === chosen) ?? null })}
            error={tried && !draft.type ? ui('problem.field') : undefined}
          >
            <div className={classes.types}>
              {claimTypes.map((type) => (
                <Radio.Card key={type} value={type} p="sm" radius="md" aria-label={ui(`claimType.${type}`)}>
                  <Group wrap="nowrap" align="flex-start" gap="sm">
                    <Radio.Indicator mt={2} />
                    <div>
                      <Text fw={600} size="sm">
                        {ui(`claimType.${type}`)}
                      </Text>
                      <Text size="xs" c="dimmed">
                        {t(`file.what.types.${type}`)}
                      </Text>
                    </div>
                  </Group>
                </Radio.Card>
              ))}
            </div>
          </Radio.Group>
        </Panel>
        <Panel title={t('file.what.items')}>
          <LinesInput
            lines={draft.lines}
            currency={currency}
            unreadable={tried ? unreadable : []}
            missing={tried && !draft.lines.some(({ description }) => description.trim() !== '')}
            onChange={(lines) => set({ ...draft, lines })}
          />
        </Panel>
        <Panel>
          <Stack>
            <Textarea
              label={t('file.what.description')}
              description={t('file.what.descriptionHint')}
              autosize
              minRows={3}
              maxLength={5000}
              value={draft.description}
              onChange={(event) => set({ ...draft, description: event.currentTarget.value })}
            />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput
                type="date"
                label={t('file.what.occurred')}
                max={today()}
                value={draft.occurredOn}
                onChange={(event) => set({ ...draft, occurredOn: event.currentTarget.value })}
              />
              <Select
                label={t('file.what.wish')}
                allowDeselect={false}
                data={wishes.map((value) => ({ value, label: ui(`wish.${value}`) }))}
                value={draft.wish}
                onChange={(chosen) =>
                  set({ ...draft, wish: wishes.find((wish) => wish === chosen) ?? 'compensation' })
                }
              />
              {pieces > 1 && (
                <NumberInput
                  label={t('file.what.pieces', { count: pieces })}
                  min={1}
                  max={pieces}
                  value={draft.pieces ?? ''}
                  onChange={(value) => set({ ...draft, pieces: typeof value === 'number' ? value : null })}
                />
              )}
              {draft.type === 'cod_dispute' && (
                <TextInput
                  label={t('file.what.cod')}
                  inputMode="decimal"
                  value={draft.cod}
                  onChange={(event) => set({ ...draft, cod: event.currentTarget.value })}
                />
              )}
            </SimpleGrid>
          </Stack>
        </Panel>
        <Group justify="space-between">
          <Button variant="default" onClick={() => go('parcel')}>
            {t('file.back')}
          </Button>
          <Button type="submit">{t('file.next')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

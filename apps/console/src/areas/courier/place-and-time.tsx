import { Button, Stack, TextInput } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../ui/now';
import { Panel } from '../../ui/panel';
import { localInput, momentOf } from './local-time';
import { lastPlaces, positionText } from './places';
import type { StepProps } from './step-props';

export function PlaceAndTime({ report, change }: Pick<StepProps, 'report' | 'change'>) {
  const { t } = useTranslation('courier');
  const [finding, setFinding] = useState(false);
  const [failed, setFailed] = useState(false);
  const find = async () => {
    setFinding(true);
    setFailed(false);
    try {
      change({ place: await positionText() });
    } catch {
      setFailed(true);
    } finally {
      setFinding(false);
    }
  };
  const now = useNow();
  const future = new Date(report.occurredAt).getTime() > now + 60_000;
  return (
    <Panel title={t('review.place')}>
      <Stack>
        <TextInput
          label={t('photos.where')}
          description={t('photos.whereHint')}
          size="lg"
          maxLength={200}
          list="places"
          autoComplete="off"
          error={failed ? t('photos.positionFailed') : undefined}
          value={report.place}
          onChange={(event) => change({ place: event.currentTarget.value })}
        />
        <datalist id="places">
          {lastPlaces().map((place) => (
            <option key={place} value={place} />
          ))}
        </datalist>
        <Button
          variant="light"
          size="md"
          loading={finding}
          leftSection={<IconMapPin size={20} aria-hidden />}
          onClick={() => void find()}
        >
          {t('photos.position')}
        </Button>
        <TextInput
          type="datetime-local"
          label={t('photos.when')}
          size="lg"
          error={future ? t('photos.whenFuture') : undefined}
          value={localInput(report.occurredAt)}
          onChange={(event) => {
            const moment = momentOf(event.currentTarget.value);
            if (moment) change({ occurredAt: moment });
          }}
        />
      </Stack>
    </Panel>
  );
}

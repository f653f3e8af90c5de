import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../ui/locale';
import { useNow } from '../../../ui/now';
import { absoluteText } from '../../../ui/when';
import type { Estimate } from './estimate-card';

/** From when until when it can be claimed. */
export function EstimateWindow({ estimate: { mayFileFrom, mayFileUntil } }: { estimate: Estimate }) {
  const { t } = useTranslation('shipper');
  const locale = useLocale();
  const now = useNow();
  if (mayFileUntil && Date.parse(mayFileUntil) < now) {
    return (
      <Alert color="bata" mt="sm">
        {t('estimate.over', { when: absoluteText(mayFileUntil, locale) })}
      </Alert>
    );
  }
  const early = mayFileFrom && Date.parse(mayFileFrom) > now;
  return (
    <>
      {early && (
        <Alert color="soga" mt="sm">
          {t('estimate.from', { when: absoluteText(mayFileFrom, locale) })}
        </Alert>
      )}
      {mayFileUntil && (
        <Text size="sm" fw={600} mt={6}>
          {t('estimate.until', { when: absoluteText(mayFileUntil, locale) })}
        </Text>
      )}
    </>
  );
}

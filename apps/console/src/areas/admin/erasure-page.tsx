import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header';
import { ErasePerson } from './erase-person';
import { EraseRecipient } from './erase-recipient';

/** Names and addresses of people who ask to be forgotten; what they did stays, under their id. */
export function Component() {
  const { t } = useTranslation('admin');
  return (
    <>
      <PageHeader title={t('erasure.title')} lead={t('erasure.lead')} />
      <Stack gap="lg">
        <Alert color="nila" title={t('erasure.stays')}>
          <Text size="sm">{t('erasure.staysText')}</Text>
        </Alert>
        <EraseRecipient />
        <ErasePerson />
      </Stack>
    </>
  );
}

import { Alert, Button, CopyButton, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The link is shown this once; whoever invited hands it over. */
export function OneTimeLink({ url }: { readonly url: string }) {
  const { t } = useTranslation('admin');
  const { t: ui } = useTranslation('ui');
  return (
    <Alert color="pandan" title={t('people.link')}>
      <Stack gap="sm" align="flex-start">
        {t('people.linkText')}
        <Text ff="monospace" size="xs" style={{ overflowWrap: 'anywhere' }}>
          {url}
        </Text>
        <CopyButton value={url}>
          {({ copied, copy }) => <Button onClick={copy}>{ui(copied ? 'copied' : 'copy')}</Button>}
        </CopyButton>
      </Stack>
    </Alert>
  );
}

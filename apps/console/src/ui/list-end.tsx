import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly count: number;
  readonly more: { readonly has: boolean; readonly loading: boolean; readonly load: () => void } | undefined;
}

/** Below a list: how much is shown, and the next page. */
export function ListEnd({ count, more }: Props) {
  const { t } = useTranslation('ui');
  return (
    <Group justify="space-between" p="sm" px="md">
      <Text size="sm" c="dimmed" role="status">
        {t('table.shown', { count })}
        {more && !more.has ? ` · ${t('table.end')}` : ''}
      </Text>
      {more?.has && (
        <Button variant="default" size="sm" loading={more.loading} onClick={more.load}>
          {t('table.more')}
        </Button>
      )}
    </Group>
  );
}

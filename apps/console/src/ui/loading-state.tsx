import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Grey lines where text will be; screen readers hear that something is loading. */
export function LoadingState({ lines = 5, height = 18 }: { lines?: number; height?: number }) {
  const { t } = useTranslation('ui');
  return (
    <Stack gap="md" p="lg" role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={height} width={`${100 - ((line * 17) % 38)}%`} radius="sm" />
      ))}
    </Stack>
  );
}

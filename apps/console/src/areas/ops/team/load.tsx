import { Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Agent } from '../desk/use-agent';

/** How much is in review on a desk, of how much may be. */
export function Load({ agent: { load, loadCap } }: { agent: Agent }) {
  const { t } = useTranslation('ops');
  if (loadCap === null) return <Text size="sm">{t('assign.load', { count: load })}</Text>;
  const words = t('board.loadOfCap', { load, cap: loadCap });
  return (
    <>
      <Text size="sm">{words}</Text>
      <Progress
        size={5}
        maw={180}
        value={Math.min(100, (100 * load) / loadCap)}
        color={load >= loadCap ? 'bata' : 'nila'}
        aria-label={words}
      />
    </>
  );
}

import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly taking: boolean;
  readonly onNext: () => void;
  readonly variant?: 'filled' | 'default';
}

export function NextCaseButton({ taking, onNext, variant = 'filled' }: Props) {
  const { t } = useTranslation('ops');
  return (
    <Button
      variant={variant}
      rightSection={<IconArrowRight size={17} aria-hidden />}
      loading={taking}
      onClick={onNext}
    >
      {t('next.button')}
    </Button>
  );
}

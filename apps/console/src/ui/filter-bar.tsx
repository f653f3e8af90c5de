import { Button, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './filter-bar.module.css';

interface Props {
  readonly label: string;
  readonly children: ReactNode;
  /** Shown while something is filtered. */
  readonly onClear?: (() => void) | undefined;
}

/** The filters of a list in one line; their state lives in the address (useSearchState). */
export function FilterBar({ label, children, onClear }: Props) {
  const { t } = useTranslation('ui');
  return (
    <Group role="search" aria-label={label} className={classes.bar} gap="sm">
      {children}
      {onClear && (
        <Button variant="subtle" size="sm" leftSection={<IconX size={15} aria-hidden />} onClick={onClear}>
          {t('filters.clear')}
        </Button>
      )}
    </Group>
  );
}

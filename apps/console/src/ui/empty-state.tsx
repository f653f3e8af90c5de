import { Stack, Text } from '@mantine/core';
import { IconPackage, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './state.module.css';

interface Props {
  readonly title: string;
  readonly text?: ReactNode;
  readonly icon?: TablerIcon;
  /** What to do now. */
  readonly action?: ReactNode;
}

/** Where there is nothing: says why, and what to do. */
export function EmptyState({ title, text, icon: Icon = IconPackage, action }: Props) {
  return (
    <Stack className={classes.state} align="center" gap="xs">
      <span className={classes.icon}>
        <Icon size={26} stroke={1.6} aria-hidden />
      </span>
      <Text fw={650}>{title}</Text>
      {text && (
        <Text c="dimmed" size="sm" maw="46ch" component="div">
          {text}
        </Text>
      )}
      {action && <div className={classes.action}>{action}</div>}
    </Stack>
  );
}

import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDocumentTitle } from '@mantine/hooks';
import classes from './page-header.module.css';

interface Props {
  readonly title: string;
  /** Above the title: where this page belongs, usually a link back. */
  readonly back?: ReactNode;
  readonly lead?: ReactNode;
  /** Beside the title: badges. */
  readonly beside?: ReactNode;
  /** To the right; the one thing to do first. */
  readonly actions?: ReactNode;
}

/** The head of a page: its one h1, what it is about, what can be done. Also names the browser's tab. */
export function PageHeader({ title, back, lead, beside, actions }: Props) {
  useDocumentTitle(`${title} · Tuntas`);
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        {back && <div className={classes.back}>{back}</div>}
        <Group gap="sm">
          <Title order={1}>{title}</Title>
          {beside}
        </Group>
        {lead && (
          <Text c="dimmed" mt={4} maw="68ch" component="div">
            {lead}
          </Text>
        )}
      </div>
      {actions && (
        <Group gap="sm" className={classes.actions}>
          {actions}
        </Group>
      )}
    </header>
  );
}

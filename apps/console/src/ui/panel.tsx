import { Group, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

interface Props {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Without room inside, for tables and lists that bring their own. */
  readonly flush?: boolean;
  readonly className?: string | undefined;
}

/** A sheet of paper on the page: one subject, named by its h2. */
export function Panel({ title, actions, children, flush = false, className }: Props) {
  const id = useId();
  return (
    <section
      className={`${classes.panel} ${className ?? ''}`}
      data-flush={flush || undefined}
      aria-labelledby={title ? id : undefined}
    >
      {title && (
        <Group justify="space-between" className={classes.head} gap="sm">
          <Title order={2} id={id}>
            {title}
          </Title>
          {actions}
        </Group>
      )}
      <div className={classes.body}>{children}</div>
    </section>
  );
}

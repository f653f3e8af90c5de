import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { Panel } from '../../ui/panel';
import classes from './admin.module.css';

interface Props {
  readonly label: string;
  readonly choices: readonly {
    readonly id: string;
    readonly to: string;
    readonly name: string;
    readonly note: string;
  }[];
  readonly chosen: string | undefined;
}

/** The records of a page, beside the one that is open; however long the list is, that one is in sight. */
export function PickList({ label, choices, chosen }: Props) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <Panel flush>
      <nav aria-label={label}>
        <ul className={classes.list} ref={list}>
          {choices.map(({ id, to, name, note }) => (
            <li key={id}>
              <Link to={to} replace aria-current={id === chosen || undefined}>
                {name}
                <Text size="xs" c="dimmed" component="div">
                  {note}
                </Text>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </Panel>
  );
}

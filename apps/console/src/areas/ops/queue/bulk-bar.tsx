import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BulkDialog } from './bulk-dialog';
import { type BulkAction, bulkActions } from './bulk-request';
import type { QueueRow } from './queue-rows';
import classes from './queue.module.css';
import type { Selection } from './use-selection';

interface Props {
  readonly selection: Selection;
  readonly rows: readonly QueueRow[];
}

/** What can be done with the marked cases together. */
export function BulkBar({ selection, rows }: Props) {
  const { t } = useTranslation('ops');
  const [action, setAction] = useState<BulkAction | null>(null);
  // What is worked on stays the same while the list goes on changing.
  const [chosen, setChosen] = useState<readonly QueueRow[]>([]);
  const { ids } = selection;
  const begin = (name: BulkAction) => {
    setChosen(rows.filter(({ id }) => ids.has(id)));
    setAction(name);
  };
  return (
    <>
      {ids.size > 0 && (
        <div className={classes.bulk} role="region" aria-label={t('bulk.label')}>
          <Text size="sm" fw={650} mr="xs" role="status">
            {t('bulk.chosen', { count: ids.size })}
          </Text>
          {bulkActions.map((name) => (
            <Button key={name} size="xs" variant="default" onClick={() => begin(name)}>
              {t(`bulk.action.${name}`)}
            </Button>
          ))}
          <Button size="xs" variant="subtle" onClick={selection.clear}>
            {t('bulk.clear')}
          </Button>
        </div>
      )}
      <BulkDialog
        action={action}
        claims={chosen}
        onClose={(done) => {
          setAction(null);
          if (done) selection.clear();
        }}
      />
    </>
  );
}

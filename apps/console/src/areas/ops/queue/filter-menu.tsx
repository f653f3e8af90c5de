import { Button, Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FilterChoices, type FilterProps } from './filter-choices';
import classes from './queue.module.css';

interface Props<Value extends string> extends FilterProps<Value> {
  readonly label: string;
}

/** One filter: several of its values are alternatives; each says how many cases it would show. */
export function FilterMenu<Value extends string>({ label, ...filter }: Props<Value>) {
  const { t } = useTranslation('ui');
  const { chosen, onChange } = filter;
  return (
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={chosen.length > 0 ? 'light' : 'default'}
          size="sm"
          px="sm"
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
          {chosen.length > 0 && <span className={classes.chosen}>{chosen.length}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <FilterChoices {...filter} />
        {chosen.length > 0 && (
          <Button variant="subtle" size="compact-sm" mt="sm" onClick={() => onChange([])}>
            {t('filters.clear')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

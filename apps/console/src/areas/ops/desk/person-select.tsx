import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../../api/query';
import { usePeopleNames } from './use-names';

interface Props {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly description?: string;
  /** What it is called to choose nobody, where that is a choice. */
  readonly nobody?: string;
  /** Who is no choice. */
  readonly without?: string;
}

/** One of those who work on claims, with how much is on their desk. */
export function PersonSelect({ label, description, value, onChange, nobody, without }: Props) {
  const { t } = useTranslation('ops');
  const { data } = useQuery(apiQuery('/api/agents'));
  const agents = data?.items.filter(({ active, personId }) => active && personId !== without) ?? [];
  const name = usePeopleNames(agents.map(({ personId }) => personId));
  const people = agents.map(({ personId, load, present }) => ({
    value: personId,
    label: `${name(personId)} · ${t('assign.load', { count: load })}${present ? '' : ` · ${t('assign.away')}`}`,
  }));
  return (
    <Select
      label={label}
      description={description}
      searchable
      nothingFoundMessage={t('assign.noOne')}
      data={nobody ? [{ value: '', label: nobody }, ...people] : people}
      value={value}
      allowDeselect={false}
      onChange={onChange}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

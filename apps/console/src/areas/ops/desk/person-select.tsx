import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../../api/query';
import { usePeopleNames } from './use-names';

interface Props {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  /** Whether nobody is a choice. */
  readonly nobody?: boolean;
}

/** One of those who work on claims, with how much is on their desk. */
export function PersonSelect({ label, value, onChange, nobody = false }: Props) {
  const { t } = useTranslation('ops');
  const { data } = useQuery(apiQuery('/api/agents'));
  const agents = data?.items.filter(({ active }) => active) ?? [];
  const name = usePeopleNames(agents.map(({ personId }) => personId));
  const people = agents.map(({ personId, load, present }) => ({
    value: personId,
    label: `${name(personId)} · ${t('assign.load', { count: load })}${present ? '' : ` · ${t('assign.away')}`}`,
  }));
  return (
    <Select
      label={label}
      searchable
      nothingFoundMessage={t('assign.noOne')}
      data={nobody ? [{ value: '', label: t('assign.toQueue') }, ...people] : people}
      value={value}
      allowDeselect={false}
      onChange={onChange}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

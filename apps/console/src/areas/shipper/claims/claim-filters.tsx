import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../ui/filter-bar';
import { SearchInput } from '../../../ui/search-input';
import { claimTypes } from '../claim';
import { type ClaimFiltersState, stageChoices } from './use-claim-filters';

export function ClaimFilters({ state, change, active, clear }: ClaimFiltersState) {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  return (
    <FilterBar label={ui('filters.filter')} onClear={active ? clear : undefined}>
      <SearchInput
        label={t('claims.search')}
        value={state.waybill}
        onSearch={(waybill) => change({ waybill })}
      />
      <MultiSelect
        aria-label={t('claims.stage')}
        placeholder={state.stage.length === 0 ? t('claims.stage') : undefined}
        clearable
        w={260}
        data={stageChoices.map((value) => ({ value, label: ui(`stage.${value}`) }))}
        value={[...state.stage]}
        onChange={(chosen) => change({ stage: stageChoices.filter((stage) => chosen.includes(stage)) })}
      />
      <MultiSelect
        aria-label={t('claims.type')}
        placeholder={state.type.length === 0 ? t('claims.type') : undefined}
        clearable
        w={260}
        data={claimTypes.map((value) => ({ value, label: ui(`claimType.${value}`) }))}
        value={[...state.type]}
        onChange={(chosen) => change({ type: claimTypes.filter((type) => chosen.includes(type)) })}
      />
    </FilterBar>
  );
}

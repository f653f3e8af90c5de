import { choiceField, choicesField, textField } from '../../../ui/search-state';
import { useSearchState } from '../../../ui/use-search-state';
import { claimTypes } from '../claim';

export const stageChoices = [
  'submitted',
  'in_review',
  'needs_action',
  'on_hold',
  'decided',
  'settling',
  'settled',
  'closed',
  'cancelled',
  'expired',
] as const;
const sorts = ['-filedAt', 'filedAt', '-updatedAt', 'updatedAt', 'number', '-number'] as const;

const fields = {
  waybill: textField(),
  stage: choicesField(stageChoices),
  type: choicesField(claimTypes),
  sort: choiceField(sorts, '-filedAt'),
};

/** The list's filters and sort, in the address. */
export function useClaimFilters() {
  const [state, change] = useSearchState(fields);
  return {
    state,
    change,
    active: state.waybill !== '' || state.stage.length > 0 || state.type.length > 0,
    sortBy: (by: string) => change({ sort: sorts.find((sort) => sort === by) ?? '-filedAt' }),
    clear: () => change({ waybill: '', stage: [], type: [] }),
  };
}

export type ClaimFiltersState = ReturnType<typeof useClaimFilters>;

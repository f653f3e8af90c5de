import { choiceField, choicesField, type Field, type StateOf, textField } from '../../../ui/search-state';
import { breachReasons, claimTypes, openStages, priorities, queueClockNames } from '../desk/words';

const wordsField: Field<readonly string[]> = {
  read: (texts) => [...new Set(texts.filter((text) => text !== ''))],
  write: (value) => value,
};

/** What the address says of the queue: filters, order, and the saved view they came from. */
export const queueFields = {
  q: textField(),
  stage: choicesField(openStages),
  type: choicesField(claimTypes),
  priority: choicesField(priorities),
  clock: choicesField(queueClockNames),
  carrier: wordsField,
  assignee: wordsField,
  organisationId: wordsField,
  breachReason: choicesField(breachReasons),
  overdue: choiceField(['', 'true', 'false'], ''),
  dueFrom: textField(),
  dueTo: textField(),
  filedFrom: textField(),
  filedTo: textField(),
  sort: choiceField(['nextDueAt', '-nextDueAt', 'filedAt', '-filedAt'], 'nextDueAt'),
  view: textField(),
};
export type QueueState = StateOf<typeof queueFields>;

/** Fewer letters than this find too much. */
export const shortestSearch = 3;

const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);
const orNone = <Word>(words: readonly Word[]): Word[] | undefined =>
  words.length > 0 ? [...words] : undefined;

/** As the API wants it: what is not set is left out. */
export const filterOf = (state: QueueState) => ({
  ...nextFilterOf(state),
  assignee: orNone(state.assignee),
  breachReason: orNone(state.breachReason),
  overdue: state.overdue === '' ? undefined : state.overdue,
  q: state.q.length >= shortestSearch ? state.q : undefined,
});
export type QueueFilter = ReturnType<typeof filterOf>;

/** What "next case" can be narrowed to: whoever has it is not asked, nobody has it. */
export const nextFilterOf = (state: QueueState) => ({
  stage: orNone(state.stage),
  type: orNone(state.type),
  priority: orNone(state.priority),
  clock: orNone(state.clock),
  carrier: orNone(state.carrier),
  organisationId: orNone(state.organisationId),
  dueFrom: orNothing(state.dueFrom),
  dueTo: orNothing(state.dueTo),
  filedFrom: orNothing(state.filedFrom),
  filedTo: orNothing(state.filedTo),
});

/** Every filter as it is when nothing is chosen. */
export const noFilter = {
  q: '',
  stage: [],
  type: [],
  priority: [],
  clock: [],
  carrier: [],
  assignee: [],
  organisationId: [],
  breachReason: [],
  overdue: '',
  dueFrom: '',
  dueTo: '',
  filedFrom: '',
  filedTo: '',
  view: '',
} as const satisfies Partial<QueueState>;

export const isFiltered = (state: QueueState): boolean =>
  Object.values(filterOf(state)).some((value) => value !== undefined);

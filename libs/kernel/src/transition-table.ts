import { DomainError } from './domain-error';

/** Every state with the states that may follow it; a state that may not be left has an empty list. */
export type TransitionTable<S extends string> = Readonly<Record<S, readonly S[]>>;

/** States that `table` allows after `from`. */
export const allowedFrom = <S extends string>(table: TransitionTable<S>, from: S): readonly S[] =>
  table[from];

/** Whether the move is in the table. */
export const canMove = <S extends string>(table: TransitionTable<S>, from: S, to: S): boolean =>
  table[from].includes(to);

/** Returns `to` when the move is in the table; otherwise a `conflict` with `code` that names the allowed moves. */
export function move<S extends string>(table: TransitionTable<S>, from: S, to: S, code: string): S {
  if (canMove(table, from, to)) return to;
  const allowed = table[from];
  const hint = allowed.length > 0 ? `allowed: ${allowed.join(', ')}` : 'it is final';
  throw new DomainError('conflict', code, `Cannot move from ${from} to ${to}; ${hint}.`, {
    from,
    to,
    allowed,
  });
}

/** States reachable from `start`; a spec holds this against all states so that none is dead. */
export function reachableFrom<S extends string>(table: TransitionTable<S>, start: S): ReadonlySet<S> {
  const seen = new Set<S>([start]);
  const open: S[] = [start];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const next of table[state]) {
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  }
  return seen;
}

/** The table as a Mermaid state diagram, for the generated docs. */
export function diagramOf<S extends string>(table: TransitionTable<S>, start: S): string {
  const lines = (Object.keys(table) as S[]).flatMap((from) => [
    ...table[from].map((to) => `  ${from} --> ${to}`),
    ...(table[from].length === 0 ? [`  ${from} --> [*]`] : []),
  ]);
  return ['stateDiagram-v2', `  [*] --> ${start}`, ...lines].join('\n');
}

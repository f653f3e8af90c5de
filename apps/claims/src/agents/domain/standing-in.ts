/** Somebody of the desk with who does their work while they are away. */
export interface Present {
  readonly personId: string;
  readonly active: boolean;
  readonly available: boolean;
  /** Away until then; without it until somebody says otherwise. */
  readonly awayUntil: Date | null;
  readonly substituteId: string | null;
}

export const isPresent = ({ active, available, awayUntil }: Present, at: Date): boolean =>
  active && (available || (awayUntil !== null && awayUntil <= at));

/**
 * Who does the work of `personId` at `at`: the person, or the first one present along the chain of substitutes; null
 * when the chain ends or runs in a circle. Somebody nobody has said anything about is present.
 */
export function standInOf(agents: ReadonlyMap<string, Present>, personId: string, at: Date): string | null {
  const seen = new Set<string>();
  for (let next: string | null = personId; next !== null && !seen.has(next);) {
    seen.add(next);
    const agent = agents.get(next);
    if (!agent || isPresent(agent, at)) return next;
    next = agent.substituteId;
  }
  return null;
}

/** Absent people whose work `personId` may take: those it stands in for, and those for whom nobody does. */
export const coveredBy = (agents: ReadonlyMap<string, Present>, personId: string, at: Date): string[] =>
  [...agents.values()].flatMap((agent) => {
    if (isPresent(agent, at)) return [];
    const standIn = standInOf(agents, agent.personId, at);
    return standIn === null || standIn === personId ? [agent.personId] : [];
  });

interface Counted {
  readonly value: string;
  readonly label: string;
  readonly count?: number | undefined;
}

/** More choices than this are searched, not read. */
export const readable = 40;

/** What is chosen, then what finds the most cases; of very many as far as somebody reads. */
export function choicesShown<C extends Counted>(
  choices: readonly C[],
  chosen: readonly string[],
  typed: string,
): readonly C[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const found = choices.filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
  if (choices.length <= readable) return found;
  const weight = ({ value, count = 0 }: C) => (chosen.includes(value) ? Infinity : count);
  return found.toSorted((a, b) => weight(b) - weight(a) || 0).slice(0, readable);
}

import { useState } from 'react';

type Choice = Record<string, boolean>;

const read = (key: string): Choice => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Choice) : {};
  } catch {
    return {};
  }
};

/** Which columns of a table are shown, remembered in this browser. */
export function useColumnChoice(
  name: string,
  columns: readonly { readonly id: string; readonly hidden?: boolean }[],
) {
  const key = `tuntas.columns.${name}`;
  const [chosen, setChosen] = useState(() => read(key));
  const visibility = Object.fromEntries(columns.map(({ id, hidden }) => [id, chosen[id] ?? !hidden]));
  const choose = (next: Choice) => {
    setChosen(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  return [visibility, choose] as const;
}

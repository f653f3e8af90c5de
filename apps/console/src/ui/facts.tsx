import type { ReactNode } from 'react';
import classes from './facts.module.css';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Labels and values of one thing, in as many columns as there is room for. */
export const Facts = ({ facts }: { readonly facts: readonly (Fact | false | null)[] }) => (
  <dl className={classes.facts}>
    {facts
      .filter((fact): fact is Fact => !!fact)
      .map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

import type { Dice } from './dice';
import type { System } from './system';

/** Undoes what was broken, and resolves when what was away is there again. */
export type Heal = () => Promise<void>;

/** One line of the table in `docs/reliability.md`. */
export interface Fault {
  /** In a person's words. */
  readonly name: string;
  /** Its numbers there. */
  readonly numbers: readonly string[];
  /** What it hits; two faults at the same time hit different things. */
  readonly hits: string;
  /** Seconds from break to heal, least and most. */
  readonly lasts: readonly [number, number];
  break(system: System, dice: Dice): Promise<Heal>;
}

/** What the load does, one word per effect that is looked up afterwards. */
export type Effect =
  | 'shipment'
  | 'scan'
  | 'incident'
  | 'claim'
  | 'evidence'
  | 'message'
  | 'decision'
  | 'appeal'
  | 'cancellation'
  | 'approval'
  | 'delivery answer';

export interface Intent {
  readonly effect: Effect;
  /** A word that stands in the row which the effect leaves, and in no other. */
  readonly mark: string;
  /** What the system has said so far; `open` while it has not, or not clearly. */
  outcome: 'open' | 'done' | 'refused';
  /** Whether some try ended without an answer: what a refusal says later may then be about that try. */
  unclear: boolean;
}

/** How many rows carry a mark. */
export type Counts = ReadonlyMap<string, number>;

export interface Finding {
  readonly kind: 'lost' | 'doubled' | 'refused, but done';
  readonly intent: Intent;
}

/** What the load asked for and what it was told: the other half of every promise, kept by the one who asked. */
export class Ledger {
  private readonly intents: Intent[] = [];

  open(effect: Effect, mark: string): Intent {
    const intent: Intent = { effect, mark, outcome: 'open', unclear: false };
    this.intents.push(intent);
    return intent;
  }

  of(effect: Effect): readonly Intent[] {
    return this.intents.filter((intent) => intent.effect === effect);
  }

  count(outcome: Intent['outcome']): number {
    return this.intents.filter((intent) => intent.outcome === outcome).length;
  }
}

/** Holds what was told against what is there: done is there once, refused is not there, open is there once at most. */
export function compare(intents: readonly Intent[], counts: Counts): Finding[] {
  // Two may want the same thing, as two people approve one payout: the one who is told no does not undo the other.
  const wanted = new Set(intents.filter(({ outcome }) => outcome !== 'refused').map(({ mark }) => mark));
  return intents.flatMap((intent): Finding[] => {
    const found = counts.get(intent.mark) ?? 0;
    if (found > 1) return [{ kind: 'doubled', intent }];
    if (intent.outcome === 'done' && found === 0) return [{ kind: 'lost', intent }];
    if (intent.outcome === 'refused' && found > 0 && !wanted.has(intent.mark))
      return [{ kind: 'refused, but done', intent }];
    return [];
  });
}

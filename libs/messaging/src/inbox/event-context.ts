import type { EntityManager } from 'typeorm';

/** What a handler gets beside its event, as `@Ctx() ctx: EventContext`. */
export class EventContext {
  private readonly callbacks: (() => unknown)[] = [];

  /** `manager` is of the transaction that already holds the inbox row; every effect goes through it, scope `*`. */
  constructor(
    readonly manager: EntityManager,
    readonly topic: string,
    readonly partition: number,
    readonly offset: string,
  ) {}

  /** Runs `work` once the transaction has committed. It may be lost in a crash and its failure is only logged. */
  afterCommit(work: () => unknown): void {
    this.callbacks.push(work);
  }

  /** The callbacks registered so far, in order. */
  get committed(): readonly (() => unknown)[] {
    return this.callbacks;
  }
}

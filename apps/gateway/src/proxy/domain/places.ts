/** Counts what each caller has under way, and bounds it. */
export class Places {
  private readonly taken = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** Takes a place; the answer gives it back, once. `null` when the caller has none left. */
  take(caller: string): (() => void) | null {
    const already = this.taken.get(caller) ?? 0;
    if (already >= this.most) return null;
    this.taken.set(caller, already + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const left = (this.taken.get(caller) ?? 0) - 1;
      if (left > 0) this.taken.set(caller, left);
      else this.taken.delete(caller);
    };
  }
}

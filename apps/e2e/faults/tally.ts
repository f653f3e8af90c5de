/** One answer, or that none came. */
export interface Heard {
  readonly route: string;
  /** `null`: no connection, a cut one, or no answer in time. */
  readonly status: number | null;
  readonly code: string;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Counts every single try, the repeated ones too. */
export class Tally {
  private requests = 0;
  private failed = 0;
  private limited = 0;
  private unanswered = 0;
  private readonly refusals = new Map<string, number>();

  hear({ route, status, code }: Heard): void {
    this.requests += 1;
    if (status === null) this.unanswered += 1;
    else if (status >= 500) this.failed += 1;
    else if (status === 429) this.limited += 1;
    else if (status >= 400) {
      const what = `${route} ${status} ${code}`;
      this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1);
    }
  }

  figures() {
    const { requests, failed, limited, unanswered } = this;
    return {
      requests,
      serverErrorShare: share(failed, requests),
      rateLimitedShare: share(limited, requests),
      unansweredShare: share(unanswered, requests),
      refusals: Object.fromEntries([...this.refusals].sort((left, right) => right[1] - left[1])),
    };
  }
}

const DAY = 24 * 3_600_000;

/** A day after settlement: the money has arrived, the memory is fresh. */
export const surveyDueAt = (settledAt: Date): Date => new Date(settledAt.getTime() + DAY);

/** Twenty-eight days to answer. */
export const answerBy = (sentAt: Date): Date => new Date(sentAt.getTime() + 28 * DAY);

export interface Survey {
  readonly answerBy: Date;
  readonly answeredAt: Date | null;
}

export type SurveyState = 'open' | 'answered' | 'expired';

export function surveyState({ answerBy: until, answeredAt }: Survey, now: Date): SurveyState {
  if (answeredAt) return 'answered';
  return now > until ? 'expired' : 'open';
}

import { IconMoodCry, IconMoodHappy, IconMoodNeutral, IconMoodSad, IconMoodSmile } from '@tabler/icons-react';
import type { Tone } from './tone-badge';

/** The five answers to how a claim was handled, worst first. */
export const scores = [
  { value: 1, name: 'veryBad', tone: 'late', Face: IconMoodCry },
  { value: 2, name: 'bad', tone: 'late', Face: IconMoodSad },
  { value: 3, name: 'okay', tone: 'waits', Face: IconMoodNeutral },
  { value: 4, name: 'good', tone: 'done', Face: IconMoodSmile },
  { value: 5, name: 'veryGood', tone: 'done', Face: IconMoodHappy },
] as const satisfies readonly { readonly tone: Tone; readonly [more: string]: unknown }[];

export const scoreOf = (value: number | null) => scores.find((score) => score.value === value);

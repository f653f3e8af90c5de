import { z } from 'zod';

export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !value.includes('\0'), 'No NUL characters');
export const moment = z.iso.datetime({ offset: true });
/** Integer minor units of the claim's currency; a hundred lines of the most still add up exactly. */
export const minorUnits = z.int().min(0).max(10_000_000_000_000);

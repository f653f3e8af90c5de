import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { channels, topics } from '../rules/rule';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Must be a time such as 21:00');
const zone = z.string().max(60).refine(isTimeZone, 'Must be an IANA time zone such as Asia/Jakarta');

const choice = z.strictObject({ topic: z.enum(topics), channel: z.enum(channels), enabled: z.boolean() });

const preferences = z.strictObject({
  choices: z
    .array(choice)
    .max(topics.length * channels.length)
    .describe('what is not listed is on; messages about money and rights come in any case'),
  quietHours: z
    .strictObject({ starts: clockTime, ends: clockTime, zone: zone.default('Asia/Jakarta') })
    .nullable()
    .describe('no e-mail in between, except what cannot wait'),
});

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

export class PreferencesDto extends createZodDto(
  preferences.meta({
    examples: [
      {
        choices: [{ topic: 'surveys', channel: 'email', enabled: false }],
        quietHours: { starts: '21:00', ends: '06:00', zone: 'Asia/Jakarta' },
      },
    ],
  }),
) {}
export type Preferences = z.output<typeof preferences>;
export type Choice = z.output<typeof choice>;

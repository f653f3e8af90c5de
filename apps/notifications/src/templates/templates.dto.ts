import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { channels, topics } from '../rules/rule';

const use = z.object({
  when: z.string().describe('the event, or the follow-up that a timer starts'),
  to: z.string().describe('who reads it'),
  channels: z.array(z.enum(channels)),
  topic: z.enum(topics),
  critical: z.boolean().describe('ignores opt-out and quiet hours'),
});

const template = z.object({
  name: z.string(),
  uses: z.array(use),
  sample: z.record(z.string(), z.unknown()).describe('an example of what it is told'),
  subjects: z.object({ id: z.string(), en: z.string() }).describe('of the example'),
});
export type TemplateView = z.infer<typeof template>;
export class TemplatesAnswer extends createZodDto(z.object({ items: z.array(template) })) {}

export class PreviewBody extends createZodDto(
  z
    .strictObject({
      facts: z.record(z.string().max(60), z.unknown()).default({}).describe('changes to the example'),
      name: z.string().trim().max(100).default('Melati Putri').describe('the reader’s name'),
      waybill: z.string().trim().max(60).default('JX0012345678'),
      carrier: z.string().trim().max(60).default('JNE'),
    })
    .meta({ examples: [{ name: 'Siti Rahma', waybill: 'JP1234567890', carrier: 'JNE' }] }),
) {}

const mail = z.object({ subject: z.string(), text: z.string(), html: z.string() });
const previewed = z.object({ id: mail, en: mail });
export type PreviewView = z.infer<typeof previewed>;
export class PreviewAnswer extends createZodDto(previewed) {}

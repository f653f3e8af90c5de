import { Inject, Injectable } from '@nestjs/common';
import { type Locale, locales } from '@tuntas/contracts';
import { DomainError } from '@tuntas/kernel';
import { CONFIG, parseInput } from '@tuntas/platform';
import type { NotificationsConfig } from '../config';
import { type CatalogueEntry, catalogue } from './catalogue';
import { mailOf } from './layout';
import { linksTo } from './links';
import { letterOf } from './render';
import type { PreviewBody, PreviewView, TemplateView } from './templates.dto';

type Reader = Pick<PreviewBody, 'name' | 'waybill' | 'carrier'>;

const reader: Reader = { name: 'Melati Putri', waybill: 'JX0012345678', carrier: 'JNE' };

/** Messages as somebody would get them, in both languages; nothing is sent. */
@Injectable()
export class TemplatePreviews {
  private readonly entries = new Map(catalogue().map((entry) => [String(entry.name), entry]));

  constructor(@Inject(CONFIG) private readonly config: Pick<NotificationsConfig, 'PUBLIC_URL'>) {}

  list(): TemplateView[] {
    return [...this.entries.values()].map((entry) => {
      const { id, en } = this.write(entry, entry.sample, reader);
      return {
        name: entry.name,
        uses: entry.uses.map((use) => ({ ...use, channels: [...use.channels] })),
        sample: entry.sample,
        subjects: { id: id.subject, en: en.subject },
      };
    });
  }

  /** @throws DomainError `validation.failed` for facts that the template is never told */
  preview(name: string, { facts, ...who }: PreviewBody): PreviewView {
    const entry = this.entries.get(name);
    if (!entry) throw new DomainError('not_found', 'template.not_found', 'There is no such template.');
    const told = parseInput(entry.schema, { ...entry.sample, ...facts }, 'facts');
    return this.write(entry, told as object, who);
  }

  private write(entry: CatalogueEntry, facts: object, { name, waybill, carrier }: Reader): PreviewView {
    const links = linksTo(this.config.PUBLIC_URL, { survey: () => 'example', delivery: () => 'example' });
    const mail = (locale: Locale) =>
      mailOf(
        letterOf(entry.name, facts, {
          locale,
          links,
          subject: { claimNumber: 'CLM-2026-000123', waybill, carrier },
        }),
        {
          locale,
          name,
        },
      );
    return Object.fromEntries(locales.map((locale) => [locale, mail(locale)])) as PreviewView;
  }
}

import { formatMoney } from '@tuntas/kernel';
import type { Content, TableCell } from 'pdfmake';
import { reasonCodes } from '../claims/reason-codes';
import { dateTime, type Locale } from '../documents/dates';
import type { PdfDefinition } from '../documents/pdf';
import { claimTypeWord } from '../documents/words';
import type { DossierContent } from './dossier-content';
import { words } from './dossier.words';

/** The readable part of a dossier: what happened, by which rules, decided how and why, said and shown by whom. */
export function dossierPdf(content: DossierContent, locale: Locale): PdfDefinition {
  const say = words[locale];
  const { claim, madeAt } = content;
  return {
    info: {
      title: `${say.title} ${claim.number}`,
      producer: 'Tuntas',
      creator: 'Tuntas',
      creationDate: madeAt,
    },
    content: [
      { text: say.title, style: 'title' },
      { text: say.subtitle, style: 'subtitle' },
      { text: claim.number, bold: true, fontSize: 12, margin: [0, 10, 0, 0] },
      { text: `${say.made}: ${when(madeAt, locale)}`, style: 'label' },
      summary(content, locale),
      heading(say.lines),
      lines(content, locale),
      heading(say.rules),
      rules(content, locale),
      heading(say.decisions),
      ...decisions(content, locale),
      heading(say.timeline),
      timeline(content, locale),
      heading(say.messages),
      ...messages(content, locale),
      heading(say.evidence),
      evidence(content, locale),
    ],
    footer: (page, pages) => ({
      margin: [48, 16, 48, 0],
      columns: [
        { text: claim.number, style: 'small' },
        { text: say.page(page, pages), style: 'small', alignment: 'right', width: 90 },
      ],
    }),
  };
}

const heading = (text: string): Content => ({ text, style: 'heading' });
const when = (at: Date, locale: Locale): string => dateTime(at.toISOString(), locale);

function amount({ claim }: DossierContent, value: number | null, locale: Locale): string {
  if (value === null) return words[locale].notStated;
  return formatMoney({ amount: value, currency: claim.currency }, locale);
}

const pairs = (rows: readonly (readonly [string, string])[]): Content => ({
  layout: 'noBorders',
  margin: [0, 4, 0, 0],
  table: {
    widths: [110, '*'],
    body: rows.map(([label, value]): TableCell[] => [{ text: label, color: '#5c6875' }, { text: value }]),
  },
});

const grid = (widths: (number | '*')[], head: readonly string[], rows: readonly string[][]): Content => ({
  layout: 'lightHorizontalLines',
  fontSize: 8.5,
  table: {
    headerRows: 1,
    widths,
    body: [head.map((text): TableCell => ({ text, bold: true })), ...rows],
  },
});

function summary(content: DossierContent, locale: Locale): Content {
  const say = words[locale];
  const { claim } = content;
  return pairs([
    [say.carrier, claim.carrier.toUpperCase()],
    [say.waybill, claim.waybill],
    [say.type, claimTypeWord(claim.type, locale)],
    [say.received, when(claim.receivedAt, locale)],
    [say.filed, when(claim.filedAt, locale)],
    [say.stage, claim.stage.replaceAll('_', ' ')],
    [say.asked, amount(content, claim.claimedAmount, locale)],
    [say.approved, amount(content, claim.approvedAmount, locale)],
    [say.paid, amount(content, claim.paidAmount, locale)],
  ]);
}

function lines(content: DossierContent, locale: Locale): Content {
  const rows = content.claim.lines.map((line) => [
    `${line.quantity} × ${line.description}`,
    amount(content, line.claimedAmount, locale),
    amount(content, line.approvedAmount, locale),
    amount(content, line.paidAmount, locale),
  ]);
  return grid(['*', 80, 80, 80], words[locale].lineColumns, rows);
}

function rules({ pack, estimate }: DossierContent, locale: Locale): Content {
  const say = words[locale];
  if (!pack) return { text: say.noRules, italics: true };
  const computed = estimate.amount ? formatMoney(estimate.amount, locale) : say.notStated;
  return pairs([
    [say.pack, `${pack.name[locale]} (${pack.id}@${pack.version})`],
    [say.validFrom, pack.validFrom],
    [say.source, [pack.source, pack.url].filter(Boolean).join('\n')],
    [say.clause, estimate.ruleId ?? say.notStated],
    [say.estimate, computed],
  ]);
}

function decisions(content: DossierContent, locale: Locale): Content[] {
  const say = words[locale];
  const { claim } = content;
  if (claim.decisions.length === 0) return [{ text: say.noDecision, italics: true }];
  return claim.decisions.map((decision): Content => {
    const code = reasonCodes.find((known) => known.code === decision.reasonCode);
    const reason = [code?.[locale] ?? decision.reasonCode, code?.explanation[locale], decision.reasonText];
    const by = decision.automaticRule ? say.byRule(decision.automaticRule) : say.byPerson;
    return {
      stack: [
        {
          text: `${say.decision(decision.decisionNo)}: ${say.outcomes[decision.outcome] ?? decision.outcome}`,
          bold: true,
          margin: [0, 4, 0, 0],
        },
        pairs([
          [say.approved, `${amount(content, decision.approvedAmount, locale)}, ${by}`],
          [say.made, when(decision.decidedAt, locale)],
          [say.clause, decision.ruleId ?? say.notStated],
          [say.reason, reason.filter(Boolean).join('\n')],
        ]),
      ],
    };
  });
}

function timeline({ claim }: DossierContent, locale: Locale): Content {
  const say = words[locale];
  const rows = claim.history.map((entry) => [
    when(entry.at, locale),
    say.happenings[entry.what] ?? entry.what,
    say.roles[entry.actorRole] ?? entry.actorRole,
    entry.reason ?? '',
  ]);
  return grid([110, 110, 70, '*'], say.timelineColumns, rows);
}

function messages(content: DossierContent, locale: Locale): Content[] {
  const say = words[locale];
  if (content.messages.length === 0) return [{ text: say.noMessages, italics: true }];
  return content.messages.map(({ writtenBy, body, at }): Content => ({
    stack: [{ text: `${say[writtenBy]} · ${when(at, locale)}`, style: 'label' }, body],
    margin: [0, 2, 0, 4],
  }));
}

function evidence({ files }: DossierContent, locale: Locale): Content {
  const say = words[locale];
  if (files.length === 0) return { text: say.noEvidence, italics: true };
  const rows = files.map(({ name, kind, sha256, originalSha256 }) => [
    name ?? say.leftOut,
    kind.replaceAll('_', ' '),
    sha256 ?? originalSha256,
  ]);
  return grid([170, 80, '*'], say.evidenceColumns, rows);
}

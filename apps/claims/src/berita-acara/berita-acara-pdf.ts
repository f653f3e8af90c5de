import type { Content, TableCell } from 'pdfmake';
import { clockTime, dateTime, longDate, type Locale } from '../documents/dates';
import type { PdfDefinition } from '../documents/pdf';
import { claimTypeWord } from '../documents/words';
import { words } from './berita-acara.words';
import type { BeritaAcaraContent } from './domain/content';
import type { Signatory } from './domain/findings';

/** The pictures of a paper, ready to print. */
export interface Pictures {
  readonly url: string;
  readonly qr: string;
  readonly photos: readonly string[];
  /** By the hash of the signature. */
  readonly signatures: ReadonlyMap<string, string>;
}

interface Print {
  readonly locale: Locale;
  readonly contentSha256: string;
  readonly pictures: Pictures;
}

const PHOTOS_PER_ROW = 3;

export function beritaAcaraPdf(content: BeritaAcaraContent, print: Print): PdfDefinition {
  const { locale, contentSha256, pictures } = print;
  const say = words[locale];
  return {
    info: {
      title: `${say.title} ${content.number}`,
      producer: 'Tuntas',
      creator: 'Tuntas',
      creationDate: new Date(content.issuedAt),
    },
    content: [
      head(content, print),
      { text: say.opening(longDate(content.occurredAt, locale), clockTime(content.occurredAt, locale), content.place), margin: [0, 14, 0, 0] },
      { text: say.shipment, style: 'heading' },
      parcel(content, locale),
      { text: say.event, style: 'heading' },
      pairs([
        [say.what, claimTypeWord(content.type, locale)],
        [say.description, content.description],
      ]),
      { text: say.findings, style: 'heading' },
      findings(content, locale),
      ...photos(pictures.photos, locale),
      {
        unbreakable: true,
        stack: [
          { text: say.signatures, style: 'heading' },
          { text: say.closing, margin: [0, 0, 0, 8] },
          signatures(content.signatories, print),
        ],
      },
    ],
    footer: (page, pages) => ({
      margin: [48, 16, 48, 0],
      columns: [
        {
          style: 'small',
          stack: [`${content.number} · ${say.hash} ${contentSha256}`, { text: pictures.url, link: pictures.url }],
        },
        { text: say.page(page, pages), style: 'small', alignment: 'right', width: 90 },
      ],
    }),
  }; // prettier-ignore
}

function head(content: BeritaAcaraContent, { locale, pictures }: Print): Content {
  const say = words[locale];
  return {
    columns: [
      [
        { text: say.title, style: 'title' },
        { text: say.subtitle, style: 'subtitle' },
        { text: `${say.number}: ${content.number}`, bold: true, fontSize: 12, margin: [0, 10, 0, 0] },
        { text: `${say.issued}: ${dateTime(content.issuedAt, locale)}`, style: 'label' },
      ],
      {
        width: 92,
        stack: [
          { image: pictures.qr, width: 84, alignment: 'center' },
          { text: say.verify, style: 'small', alignment: 'center' },
        ],
      },
    ],
  };
}

function parcel({ shipment, piecesAffected }: BeritaAcaraContent, locale: Locale): Content {
  const say = words[locale];
  return pairs([
    [say.carrier, shipment.carrier.toUpperCase()],
    [say.waybill, shipment.waybill],
    [say.service, shipment.service],
    [say.pieces, String(shipment.pieces)],
    ...(piecesAffected === null ? [] : [[say.affected, String(piecesAffected)] as const]),
  ]);
}

const pairs = (rows: readonly (readonly [string, string])[]): Content => ({
  layout: 'noBorders',
  table: {
    widths: [110, '*'],
    body: rows.map(([label, value]): TableCell[] => [{ text: label, color: '#5c6875' }, { text: value }]),
  },
});

function findings({ findings: found }: BeritaAcaraContent, locale: Locale): Content {
  const say = words[locale];
  if (found.length === 0) return { text: say.noFindings, italics: true };
  return {
    layout: 'lightHorizontalLines',
    table: {
      headerRows: 1,
      widths: [120, '*', 50, '*'],
      body: [
        say.columns.map((text): TableCell => ({ text, bold: true })),
        ...found.map(({ condition, item, quantity, note }): TableCell[] => [
          { text: say.conditions[condition] },
          { text: item ?? '' },
          { text: quantity === null ? '' : String(quantity) },
          { text: note ?? '' },
        ]),
      ],
    },
  };
}

function photos(pictures: readonly string[], locale: Locale): Content[] {
  if (pictures.length === 0) return [];
  const rows: Content[] = [];
  for (let first = 0; first < pictures.length; first += PHOTOS_PER_ROW) {
    const images = pictures.slice(first, first + PHOTOS_PER_ROW);
    rows.push({
      columnGap: 8,
      margin: [0, 0, 0, 8],
      columns: images.map((image) => ({ image, fit: [160, 130] as [number, number], width: 160 })),
    });
  }
  return [{ text: words[locale].photos(pictures.length), style: 'heading' }, ...rows];
}

function signatures(signatories: readonly Signatory[], { locale, pictures }: Print): Content {
  const columns = signatories.map((signatory) => signature(signatory, locale, pictures));
  return { columnGap: 12, columns };
}

function signature(
  { party, name, signedAt, signatureSha256, refusal }: Signatory,
  locale: Locale,
  pictures: Pictures,
): Content {
  const say = words[locale];
  const image = signatureSha256 && pictures.signatures.get(signatureSha256);
  return {
    stack: [
      { text: say.parties[party], bold: true },
      image
        ? { image, fit: [150, 60], margin: [0, 4, 0, 2] }
        : { text: say.refused(refusal ?? '—'), italics: true, margin: [0, 10, 0, 10] },
      { text: name, decoration: 'underline' },
      ...(signedAt ? [{ text: `${say.signedAt}: ${dateTime(signedAt, locale)}`, style: 'small' }] : []),
    ],
  };
}

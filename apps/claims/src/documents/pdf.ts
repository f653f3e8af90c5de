import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';

const fonts = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
const roboto = {
  normal: join(fonts, 'Roboto-Regular.ttf'),
  bold: join(fonts, 'Roboto-Medium.ttf'),
  italics: join(fonts, 'Roboto-Italic.ttf'),
  bolditalics: join(fonts, 'Roboto-MediumItalic.ttf'),
};

let loaded: ReturnType<typeof load> | undefined;

/** With the first document: it takes 25 MB, and many days have none. */
async function load() {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({ Roboto: roboto });
  // A document holds text that people typed: it must never make this process read a file or ask an address.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(roboto).includes(path));
  return pdfmake;
}

export type PdfDefinition = TDocumentDefinitions;

export interface RenderedPdf {
  readonly content: Buffer;
  readonly sha256: string;
}

/** Renders a document. The same definition with the same `info.creationDate` gives the same bytes, and so the same hash. */
export async function renderPdf(definition: PdfDefinition): Promise<RenderedPdf> {
  const pdfmake = await (loaded ??= load());
  const content = await pdfmake.createPdf({ ...style, ...definition }).getBuffer();
  return { content, sha256: createHash('sha256').update(content).digest('hex') };
}

/** A picture as pdfmake takes it. */
export const pictureOf = (content: Buffer, type: 'image/jpeg' | 'image/png'): string =>
  `data:${type};base64,${content.toString('base64')}`;

const style: Partial<PdfDefinition> = {
  pageSize: 'A4',
  pageMargins: [48, 48, 48, 72],
  defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.25 },
  styles: {
    title: { fontSize: 16, bold: true },
    subtitle: { fontSize: 10, color: '#5c6875' },
    heading: { fontSize: 11, bold: true, margin: [0, 12, 0, 4] },
    label: { fontSize: 8, color: '#5c6875' },
    small: { fontSize: 7.5, color: '#5c6875' },
  },
};

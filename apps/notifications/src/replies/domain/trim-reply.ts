/** Stands in every mail that can be replied to; what is below it is ours. */
export const REPLY_LINE = '— Balas di atas garis ini · Reply above this line —';

const MOST_LETTERS = 10_000;

/** How mail programs begin what they quote. */
const quoteStarts: readonly RegExp[] = [
  /^—\s*Balas di atas garis ini/,
  /^-{2,}\s*(Original Message|Pesan Asli|Forwarded message|Pesan terusan)\s*-{2,}/i,
  /^On .{4,200} wrote:$/i,
  /^Pada .{4,200} menulis:$/i,
  /^(From|Dari):\s.+@/i,
  /^_{20,}$/,
];
/** `On … wrote:` is often broken over two lines. */
const isQuoteStart = (line: string, next: string): boolean =>
  quoteStarts.some((start) => start.test(line)) ||
  (/^(On|Pada)\s/i.test(line) && /(wrote|menulis):$/i.test(`${line} ${next}`));

/** What somebody wrote, without what their mail program quoted and without their signature. */
export function trimReply(text: string): string {
  const lines = text.slice(0, 200_000).replaceAll('\r', '').replaceAll('\0', '').split('\n');
  const trimmed = lines.map((line) => line.trim());
  const end = trimmed.findIndex(
    (line, index) => line === '--' || isQuoteStart(line, trimmed[index + 1] ?? ''),
  );
  const kept = (end === -1 ? lines : lines.slice(0, end)).filter((line) => !/^\s*>/.test(line));
  return kept
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, MOST_LETTERS);
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/**
 * The words of a mail that came as HTML alone; nothing of its markup is kept. No pattern looks beyond the next `<`
 * for an end that may not come: a mail of nothing but beginnings would take for ever.
 */
export const textOfHtml = (html: string): string =>
  html
    .slice(0, 500_000)
    .replace(/<(style|script|head)\b[^<>]*>[^]*?(<\/\1>|$)/gi, '')
    .replace(/<blockquote\b[^]*$/i, '')
    .replace(/<(br|\/p|\/div|\/tr|\/li)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#?\w+);/g, (all, name: string) => entities[name] ?? all);

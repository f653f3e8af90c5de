import fc from 'fast-check';
import { REPLY_LINE, textOfHtml, trimReply } from './trim-reply';

describe('what somebody wrote in reply', () => {
  it.each([
    ['our own line', `Terima kasih.\n\n${REPLY_LINE}\nHalo Sari`],
    [
      'Gmail in English',
      'Terima kasih.\n\nOn Fri, 27 Nov 2026 at 10:00, Tuntas <x@y.example> wrote:\n> Halo',
    ],
    [
      'Gmail, broken over two lines',
      'Terima kasih.\n\nOn Fri, 27 Nov 2026 at 10:00, Tuntas\n<x@y.example> wrote:\n> Halo',
    ],
    [
      'Gmail in Indonesian',
      'Terima kasih.\n\nPada Jum, 27 Nov 2026 10.00, Tuntas <x@y.example> menulis:\n> Halo',
    ],
    ['Outlook', 'Terima kasih.\n\n-----Original Message-----\nFrom: Tuntas'],
    ['Outlook of today', 'Terima kasih.\n\nFrom: Tuntas <x@y.example>\nSent: Friday'],
    ['quotes alone', '> Halo Sari\nTerima kasih.\n> Salam'],
    ['a signature', 'Terima kasih.\n-- \nSari\nToko Lampu'],
    ['Windows lines', 'Terima kasih.\r\n\r\n> Halo\r\n'],
  ])('ends before %s', (_name, text) => expect(trimReply(text)).toBe('Terima kasih.'));

  it('keeps paragraphs, and words that only look like a quote', () => {
    const text = 'On Monday I sent it.\n\n\n\nFrom here it looks crushed.';
    expect(trimReply(text)).toBe('On Monday I sent it.\n\nFrom here it looks crushed.');
  });

  it('is bounded, whatever is sent', () => {
    expect(trimReply('x'.repeat(1_000_000))).toHaveLength(10_000);
    fc.assert(fc.property(fc.string(), (text) => trimReply(trimReply(text)) === trimReply(text)));
  });

  it.each([
    ['spaces', ' '.repeat(200_000)],
    ['beginnings of tags', '<'.repeat(500_000)],
    ['beginnings of styles', '<style>'.repeat(70_000)],
    ['beginnings of lines', '<br '.repeat(120_000)],
    ['beginnings of quotes', '<blockquot'.repeat(50_000)],
    ['beginnings of words', '&#'.repeat(250_000)],
  ])('takes a mail of nothing but %s in its stride', (_name, text) => {
    const before = process.cpuUsage();
    trimReply(`${text}x`);
    trimReply(textOfHtml(`${text}x`));
    // What looks for an end from each beginning takes many seconds of the processor, however idle the machine.
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });

  it('is read out of HTML without any of it', () => {
    const html = '<head><style>p{}</style></head><p>Terima &amp; kasih</p><div>dua</div><blockquote>lama</blockquote>';
    expect(trimReply(textOfHtml(html))).toBe('Terima & kasih\ndua');
  }); // prettier-ignore
});

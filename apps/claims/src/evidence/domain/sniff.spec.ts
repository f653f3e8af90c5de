import { sniff } from './sniff';

const text = (value: string): Uint8Array => Buffer.from(value, 'latin1');

describe('the type by the bytes', () => {
  it.each([
    ['image/jpeg', '\xff\xd8\xff\xe0\x00\x10JFIF'],
    ['image/png', '\x89PNG\r\n\x1a\n\x00\x00'],
    ['image/webp', 'RIFF\x24\x00\x00\x00WEBPVP8 '],
    ['application/pdf', '%PDF-1.7\n'],
    ['image/heic', '\x00\x00\x00\x18ftypheic\x00\x00'],
    ['video/mp4', '\x00\x00\x00\x18ftypisom\x00\x00'],
    ['video/quicktime', '\x00\x00\x00\x14ftypqt  '],
    ['video/webm', '\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm'],
  ])('%s', (type, head) => expect(sniff(text(head))).toBe(type));

  it.each([
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['html', '<!DOCTYPE html><script>'],
    ['html before a PDF header', '<html>%PDF-1.7'],
    ['a program', 'MZ\x90\x00'],
    ['an ELF program', '\x7fELF'],
    ['an archive', 'PK\x03\x04'],
    ['gzip', '\x1f\x8b\x08'],
    ['an unlisted picture', 'GIF89a'],
    ['a sound in RIFF', 'RIFF\x24\x00\x00\x00WAVEfmt '],
    ['Matroska that is no WebM', '\x1a\x45\xdf\xa3\xa3B\x82\x88matroska'],
    ['a brand that is a word of JavaScript', '\x00\x00\x00\x14ftyptoSt'],
    ['nothing', ''],
  ])('refuses %s', (_name, head) => expect(sniff(text(head))).toBeUndefined());
});

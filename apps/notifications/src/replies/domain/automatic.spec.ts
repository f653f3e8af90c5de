import { automaticReason } from './automatic';

const mail = (headers: Record<string, string> = {}, more: { returnPath?: string; from?: string } = {}) => ({
  returnPath: 'sari@shop.example',
  from: 'sari@shop.example',
  headers: new Map(Object.entries(headers)),
  ...more,
});

describe('who wrote a mail', () => {
  it('is a person where nothing says otherwise', () => {
    expect(automaticReason(mail())).toBeNull();
    expect(automaticReason(mail({ 'auto-submitted': 'no' }))).toBeNull();
  });

  it.each([
    ['bounce', mail({}, { returnPath: '' })],
    ['bounce', mail({ 'content-type': 'multipart/report; report-type=delivery-status' })],
    ['robot', mail({}, { from: 'MAILER-DAEMON@shop.example' })],
    ['robot', mail({}, { from: 'no-reply@shop.example' })],
    ['auto_reply', mail({ 'auto-submitted': 'auto-replied (vacation)' })],
    ['auto_reply', mail({ 'x-autoreply': 'yes' })],
    ['auto_reply', mail({ 'x-auto-response-suppress': 'OOF' })],
    ['bulk', mail({ precedence: 'bulk' })],
    ['bulk', mail({ 'list-id': '<all.shop.example>' })],
  ])('is a machine: %s', (reason, arrived) => expect(automaticReason(arrived)).toBe(reason));
});

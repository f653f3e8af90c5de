import { addressInHost, isPublicAddress } from './addresses';
import { refusalOf } from './endpoint-url';

const production = { allowPrivate: false };

it.each([
  'https://127.0.0.1/', 'https://127.1/', 'https://127.0.1/', 'https://2130706433/', 'https://0x7f000001/',
  'https://0x7f.1/', 'https://0177.0.0.1/', 'https://017700000001/', 'https://00000177.0.0.01/',
  'https://127.0.0.1./', 'https://１２７.０.０.１/', 'https://①②⑦.⓪.⓪.①/', 'https://127。0。0。1/', 'https://%31%32%37.0.0.1/',
  'https://0/', 'https://0.0.0.0/', 'https://10.1.2.3/', 'https://172.16.0.1/', 'https://172.31.255.255/',
  'https://192.168.1.1/', 'https://169.254.169.254/latest/meta-data', 'https://0xa9fea9fe/', 'https://2852039166/',
  'https://100.64.0.1/', 'https://100.127.255.254/', 'https://198.18.0.1/', 'https://192.0.0.1/',
  'https://224.0.0.1/', 'https://255.255.255.255/', 'https://[::1]/', 'https://[::]/', 'https://[0:0:0:0:0:0:0:1]/',
  'https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/', 'https://[::ffff:a9fe:a9fe]/', 'https://[::127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/', 'https://[64:ff9b:1::1]/', 'https://[2002:7f00:1::]/', 'https://[2001:0:7f00:1::]/',
  'https://[fe80::1]/', 'https://[fc00::1]/', 'https://[fd12:3456::1]/', 'https://[ff02::1]/',
  'https://[2001:db8::1]/', 'https://[100::1]/', 'https://[5f00::1]/',
  'https://localhost/', 'https://LOCALHOST./', 'https://a.localhost/', 'https://printer.local/',
  'https://metadata.google.internal/', 'http://example.com/', 'ftp://example.com/', 'file:///etc/passwd',
  'javascript:alert(1)', 'https://user:pass@example.com/', 'https://example.com/#x', 'example.com', '',
])('refuses %s as an endpoint', (url) => {
  expect(refusalOf(url, production)).toEqual(expect.any(String));
}); // prettier-ignore

it.each([
  'https://example.com/hooks?x=1',
  'https://8.8.8.8/',
  'https://[2606:4700::1111]/',
  'https://172.32.0.1/',
])('takes %s', (url) => expect(refusalOf(url, production)).toBeNull());

it('takes inner addresses and plain HTTP only where a demo allows it', () => {
  expect(refusalOf('http://127.0.0.1:4000/hook', { allowPrivate: true })).toBeNull();
  expect(refusalOf('file:///etc/passwd', { allowPrivate: true })).not.toBeNull();
});

it.each([
  '127.0.0.1', '::1', '::ffff:10.0.0.1', '::ffff:0:127.0.0.1', 'fe80::1%eth0', '100.64.0.1', '64:ff9b::a00:1',
  '2002:a00:1::', '3fff::1', 'not an address', '',
])('does not connect to %s', (address) => expect(isPublicAddress(address)).toBe(false)); // prettier-ignore

it('knows an address from a name', () => {
  expect(addressInHost(new URL('https://0x7f.1/').hostname)).toBe('127.0.0.1');
  expect(addressInHost(new URL('https://[::FFFF:127.0.0.1]/').hostname)).toBe('::ffff:7f00:1');
  expect(addressInHost('example.com')).toBeNull();
});

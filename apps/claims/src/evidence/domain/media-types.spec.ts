import { agrees, extensionOf, safeName } from './media-types';

describe('file names', () => {
  it.each([
    ['../../etc/passwd.jpg', 'passwd.jpg'],
    ['C:\\Users\\me\\crushed box.PNG', 'crushed box.PNG'],
    ['a\u0000b"; filename="x.jpg', 'a_b__ filename__x.jpg'],
    ['.htaccess', 'htaccess'],
    ['', 'file'],
    [`${'x'.repeat(300)}.jpeg`, `${'x'.repeat(100)}.jpeg`],
    ['paket rusak é.jpg', 'paket rusak é.jpg'],
  ])('%j is kept as %j', (given, kept) => expect(safeName(given)).toBe(kept));

  it('agree with the bytes or not', () => {
    expect(agrees('image/jpeg', 'photo.JPG')).toBe(true);
    expect(agrees('image/jpeg', 'photo.png')).toBe(false);
    expect(agrees('image/jpeg', 'photo.jpg.exe')).toBe(false);
    expect(extensionOf('no extension')).toBe('');
  });
});

import fc from 'fast-check';
import sharp from 'sharp';
import { cameraFacts } from './exif';

const exifOf = async (exif: Parameters<ReturnType<typeof sharp>['withExif']>[0]): Promise<Buffer> => {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
    .withExif(exif)
    .jpeg()
    .toBuffer();
  return (await sharp(picture).metadata()).exif ?? Buffer.alloc(0);
};

describe('what a camera wrote', () => {
  it('is camera, time, and whether a place is in it', async () => {
    const block = await exifOf({
      IFD0: { Make: 'Acme', Model: 'Phone 7' },
      IFD2: { DateTimeOriginal: '2026:03:02 10:04:05' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 10/1 0/1' },
    });
    expect(cameraFacts(block)).toEqual({
      camera: 'Acme Phone 7',
      takenAt: '2026-03-02T10:04:05',
      hasPlace: true,
    });
  });

  it('may be nothing', async () => {
    const none = { camera: null, takenAt: null, hasPlace: false };
    expect(cameraFacts(undefined)).toEqual(none);
    expect(cameraFacts(Buffer.from('Exif\0\0II garbage that is long enough'))).toEqual(none);
    expect(cameraFacts(await exifOf({ IFD0: { Make: 'Acme' } }))).toMatchObject({ camera: 'Acme', hasPlace: false });
  }); // prettier-ignore

  it('is read without harm from any bytes', async () => {
    const block = await exifOf({ IFD0: { Make: 'Acme', Model: 'Phone' } });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(block.length), (noise, at) => {
        const broken = Buffer.concat([block.subarray(0, at), noise, block.subarray(at + noise.length)]);
        expect(typeof cameraFacts(broken).hasPlace).toBe('boolean');
        expect(cameraFacts(noise).camera === null || noise.length > 16).toBe(true);
      }),
    );
  });
});

/** Films that consist of a header: enough for everything that looks at one. */
export const box = (name: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
};

export const mvhd = (scale: number, duration: number): Buffer => {
  const body = Buffer.alloc(100);
  body.writeUInt32BE(scale, 12);
  body.writeUInt32BE(duration, 16);
  return box('mvhd', body);
};

const long = (scale: number, duration: bigint): Buffer => {
  const body = Buffer.alloc(112);
  body.writeUInt8(1);
  body.writeUInt32BE(scale, 20);
  body.writeBigUInt64BE(duration, 24);
  return box('mvhd', body);
};

const brand = (name: string): Buffer => box('ftyp', Buffer.from(`${name}\0\0\0\0${name}`, 'latin1'));

export const mp4 = (seconds = 12, name = 'isom'): Buffer =>
  Buffer.concat([brand(name), box('mdat', Buffer.alloc(500)), box('moov', mvhd(600, seconds * 600))]);
export const longMp4 = (seconds: bigint): Buffer =>
  Buffer.concat([brand('mp42'), box('moov', long(1_000, seconds * 1_000n)), box('mdat', Buffer.alloc(50))]);
export const mov = (seconds = 7): Buffer => mp4(seconds, 'qt  ');

const element = (id: number[], body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([...id, 0x80 | body.length]), body]);

export function webm(milliseconds = 5_500, liveSize = false): Buffer {
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE(milliseconds);
  const scale = element([0x2a, 0xd7, 0xb1], Buffer.from([0x0f, 0x42, 0x40]));
  const info = element([0x15, 0x49, 0xa9, 0x66], Buffer.concat([scale, element([0x44, 0x89], duration)]));
  const segment = liveSize
    ? Buffer.concat([Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255]), info])
    : element([0x18, 0x53, 0x80, 0x67], info);
  const head = element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], Buffer.from('webm')));
  return Buffer.concat([head, segment]);
}

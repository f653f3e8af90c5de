import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { entryName, zipOf } from './zip';

const unzip = (content: Buffer): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const names: string[] = [];
    fromBuffer(content, { lazyEntries: false }, (error, zip?: ZipFile) => {
      if (error || !zip) return reject(error ?? new Error('no archive'));
      zip.on('entry', ({ fileName }: Entry) => names.push(fileName));
      zip.on('end', () => resolve(names));
    });
  });

it('holds its files in their order, each opened when its turn comes', async () => {
  const opened: string[] = [];
  const entry = (name: string) => ({
    name,
    open: () => {
      opened.push(name);
      return Promise.resolve(Readable.from([Buffer.alloc(1_000, name)]));
    },
  });
  const archive = zipOf([entry('a.txt'), entry('b.txt')]);
  expect(await unzip(await buffer(archive))).toEqual(['a.txt', 'b.txt']);
  expect(opened).toEqual(['a.txt', 'b.txt']);
});

it('ends with an error when a file is not there: nobody takes half an archive for a whole one', async () => {
  const archive = zipOf([
    { name: 'a', open: () => Promise.resolve(Readable.from(['x'])) },
    { name: 'b', open: () => Promise.reject(new Error('gone')) },
  ]);
  await expect(buffer(archive)).rejects.toThrow('gone');
});

it.each([
  [0, ['photo', 'label of box.jpg'], '01-photo-label_of_box.jpg'],
  [9, ['../../etc', 'x'], '10-.._.._etc-x'],
])('names are safe: %s', (index, parts, name) => expect(entryName(index, ...parts)).toBe(name));

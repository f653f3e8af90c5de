import { PassThrough, type Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** One file of an archive; it is opened when its turn comes, so that memory stays flat however large the archive is. */
export interface ZipEntry {
  readonly name: string;
  readonly open: () => Promise<Readable>;
  readonly addedAt?: Date;
  /** Pictures, films and PDFs are compressed already. */
  readonly compress?: boolean;
}

/** An archive as a stream. A file that cannot be opened ends the stream with an error: half an archive is none. */
export function zipOf(entries: readonly ZipEntry[]): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  const fail = (error: unknown): void => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  zip.on('error', fail);
  for (const { name, open, addedAt, compress = false } of entries) {
    zip.addReadStreamLazy(name, { compress, ...(addedAt ? { mtime: addedAt } : {}) }, (hand) => {
      open().then((stream) => {
        stream.on('error', fail);
        // Whoever asked has gone: the file that is being read is let go as well.
        output.once('close', () => stream.destroy());
        hand(null, stream);
      }, fail);
    });
  }
  zip.end();
  zip.outputStream.pipe(output);
  return output;
}

/** A name that is safe inside an archive on any system, with its place in front. */
export const entryName = (index: number, ...parts: readonly string[]): string =>
  [String(index + 1).padStart(2, '0'), ...parts].join('-').replace(/[^\p{L}\p{N}._-]+/gu, '_');

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@tuntas/platform';
import type { ClaimsConfig } from '../config';

/** A file that arrived but is not accepted yet. */
export interface ReceivedFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Download {
  readonly stream: ReadStream;
  readonly type: string;
  readonly length: number;
  readonly disposition: string;
}

/** Files on local disk by the hash of their content: immutable, and the same file is kept once. */
@Injectable()
export class EvidenceStore {
  private readonly root: string;

  constructor(@Inject(CONFIG) config: ClaimsConfig) {
    this.root = join(config.STATE_DIR, 'evidence');
  }

  /** Writes a stream to a temporary file while hashing it; whatever goes wrong, nothing of it stays. */
  async receive(
    stream: AsyncIterable<Buffer>,
    watch: (sizeSoFar: number, chunk: Buffer) => void,
  ): Promise<ReceivedFile> {
    const path = await this.temporary();
    const hash = createHash('sha256');
    let size = 0;
    const measure = async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        size += chunk.length;
        watch(size, chunk);
        hash.update(chunk);
        yield chunk;
      }
    };
    try {
      await pipeline(stream, measure, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return { path, size, sha256: hash.digest('hex') };
  }

  /** Puts a received file in its place for good. On the disk before the row that names it commits. */
  async keep(file: ReceivedFile): Promise<void> {
    const target = this.pathOf(file.sha256);
    await mkdir(dirname(target), { recursive: true });
    const handle = await open(file.path, 'r');
    await handle.sync().finally(() => handle.close());
    await rename(file.path, target);
  }

  /** Keeps what was made here, such as a rendered document; answers its hash. */
  async keepContent(content: Buffer): Promise<string> {
    const path = await this.temporary();
    const sha256 = createHash('sha256').update(content).digest('hex');
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
    await this.keep({ path, size: content.length, sha256 });
    return sha256;
  }

  read(sha256: string): Promise<Buffer> {
    return readFile(this.pathOf(sha256));
  }

  async temporary(): Promise<string> {
    const folder = join(this.root, 'incoming');
    await mkdir(folder, { recursive: true });
    return join(folder, randomUUID());
  }

  async discard(file: Pick<ReceivedFile, 'path'>): Promise<void> {
    await rm(file.path, { force: true });
  }

  /** Always an attachment: a browser must never show what somebody uploaded as a page of ours. */
  async download(sha256: string, type: string, fileName: string): Promise<Download> {
    const { size } = await stat(this.pathOf(sha256));
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
    return { stream: createReadStream(this.pathOf(sha256)), type, length: size, disposition };
  }

  private pathOf(sha256: string): string {
    return join(this.root, sha256.slice(0, 2), sha256);
  }
}

/** What a file that lies on disk already is called. */
export async function receivedFrom(path: string): Promise<ReceivedFile> {
  const content = await readFile(path);
  return { path, size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

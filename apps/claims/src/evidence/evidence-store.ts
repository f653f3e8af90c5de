import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@tuntas/platform';
import type { ClaimsConfig } from '../config';
import { BLOB_STORE, type BlobStore } from './blob-store';

/** A file that arrived but is not accepted yet. */
export interface ReceivedFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Download {
  readonly stream: Readable;
  readonly type: string;
  readonly length: number;
  readonly disposition: string;
}

/** Files by the hash of their content: immutable, and the same file is kept once. What is coming in is on local disk. */
@Injectable()
export class EvidenceStore {
  private readonly incoming: string;

  constructor(
    @Inject(CONFIG) config: ClaimsConfig,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
  ) {
    this.incoming = join(config.STATE_DIR, 'evidence', 'incoming');
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

  /** Puts a received file in its place for good, before the row that names it commits. */
  async keep(file: ReceivedFile): Promise<void> {
    await this.blobs.keep(file.path, file.sha256);
  }

  /** Keeps what was made here, such as a rendered document; answers its hash. */
  async keepContent(content: Buffer): Promise<string> {
    const path = await this.temporary();
    const sha256 = createHash('sha256').update(content).digest('hex');
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
    await this.blobs.keep(path, sha256);
    return sha256;
  }

  async read(sha256: string): Promise<Buffer> {
    return buffer(await this.open(sha256));
  }

  async open(sha256: string): Promise<Readable> {
    return (await this.blobs.open(sha256)).stream;
  }

  remove(sha256: string): Promise<void> {
    return this.blobs.remove(sha256);
  }

  async temporary(): Promise<string> {
    await mkdir(this.incoming, { recursive: true });
    return join(this.incoming, randomUUID());
  }

  async discard(file: Pick<ReceivedFile, 'path'>): Promise<void> {
    await rm(file.path, { force: true });
  }

  /** Always an attachment: a browser must never show what somebody uploaded as a page of ours. */
  async download(sha256: string, type: string, fileName: string): Promise<Download> {
    const { stream, length } = await this.blobs.open(sha256);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
    return { stream, type, length, disposition };
  }
}

/** What a file that lies on disk already is called. */
export async function receivedFrom(path: string): Promise<ReceivedFile> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { path, size: (await stat(path)).size, sha256: hash.digest('hex') };
}

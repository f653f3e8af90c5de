import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Blob, BlobStore } from './blob-store';

/** Content on local disk. */
export class LocalBlobs implements BlobStore {
  constructor(private readonly root: string) {}

  /** On the disk before the row that names it commits. */
  async keep(path: string, sha256: string): Promise<void> {
    const target = this.pathOf(sha256);
    await mkdir(dirname(target), { recursive: true });
    await sync(path);
    await rename(path, target);
    await sync(dirname(target));
  }

  async open(sha256: string): Promise<Blob> {
    const { size } = await stat(this.pathOf(sha256));
    return { stream: createReadStream(this.pathOf(sha256)), length: size };
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  private pathOf(sha256: string): string {
    return join(this.root, sha256.slice(0, 2), sha256);
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type * as Sdk from '@aws-sdk/client-s3';
import type { Blob, BlobStore } from './blob-store';

export interface S3Options {
  readonly bucket: string;
  readonly region: string;
  /** Of anything that speaks S3; left out, Amazon's own. */
  readonly endpoint: string | undefined;
  /** Left out, the machine's own identity is used. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

/** Content in a bucket. */
export class S3Blobs implements BlobStore {
  private constructor(
    private readonly sdk: typeof Sdk,
    private readonly client: Sdk.S3Client,
    private readonly bucket: string,
  ) {}

  static async of({ bucket, region, endpoint, credentials }: S3Options): Promise<S3Blobs> {
    // Loaded only here: who keeps files on a disk need not carry it.
    const sdk = await import('@aws-sdk/client-s3');
    const client = new sdk.S3Client({
      region,
      ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
      ...(credentials === undefined ? {} : { credentials }),
      // Our key is the content's hash. Trailing checksums would break with stores that are S3 in most other ways.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: 4,
    });
    return new S3Blobs(sdk, client, bucket);
  }

  async keep(path: string, sha256: string): Promise<void> {
    if (!(await this.has(sha256))) {
      const { size } = await stat(path);
      await this.client.send(
        new this.sdk.PutObjectCommand({
          ...this.placeOf(sha256),
          Body: createReadStream(path),
          ContentLength: size,
        }),
      );
    }
    await rm(path, { force: true });
  }

  async open(sha256: string): Promise<Blob> {
    const { Body, ContentLength } = await this.client.send(
      new this.sdk.GetObjectCommand(this.placeOf(sha256)),
    );
    if (!(Body instanceof Readable) || ContentLength === undefined) {
      throw new Error('The bucket answered without a body or its length.');
    }
    return { stream: Body, length: ContentLength };
  }

  async remove(sha256: string): Promise<void> {
    await this.client.send(new this.sdk.DeleteObjectCommand(this.placeOf(sha256)));
  }

  close(): void {
    this.client.destroy();
  }

  private async has(sha256: string): Promise<boolean> {
    try {
      await this.client.send(new this.sdk.HeadObjectCommand(this.placeOf(sha256)));
      return true;
    } catch (error) {
      if (error instanceof this.sdk.NotFound) return false;
      throw error;
    }
  }

  private placeOf(sha256: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket, Key: `evidence/${sha256.slice(0, 2)}/${sha256}` };
  }
}

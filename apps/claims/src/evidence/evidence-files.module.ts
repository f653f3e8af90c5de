import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { CONFIG } from '@tuntas/platform';
import type { ClaimsConfig } from '../config';
import { BLOB_STORE, type BlobStore } from './blob-store';
import { EvidencePrints } from './evidence-prints';
import { EvidenceStore } from './evidence-store';
import { EvidenceIntake } from './intake';
import { LocalBlobs } from './local-blobs';
import { S3Blobs } from './s3-blobs';

async function blobStoreOf(config: ClaimsConfig): Promise<BlobStore> {
  if (config.EVIDENCE_STORE === 'local') return new LocalBlobs(join(config.STATE_DIR, 'evidence'));
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = config;
  return S3Blobs.of({
    bucket: config.S3_BUCKET,
    region: config.S3_REGION,
    endpoint: config.S3_ENDPOINT,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
  });
}

/** Files alone; incidents use them as well. */
@Module({
  providers: [
    { provide: BLOB_STORE, inject: [CONFIG], useFactory: blobStoreOf },
    EvidenceStore,
    EvidencePrints,
    EvidenceIntake,
  ],
  exports: [EvidenceStore, EvidenceIntake],
})
export class EvidenceFilesModule {}

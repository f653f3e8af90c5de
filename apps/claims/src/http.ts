import type { ServiceOptions } from '@tuntas/platform';
import type { ClaimsConfig } from './config';

/** What is special about this service's HTTP edge: uploads, a byte more than the largest file to tell it from a cut one. */
export const httpOptions = (config: ClaimsConfig): ServiceOptions['http'] => ({
  multipart: {
    fileSize:
      1 +
      Math.max(
        config.EVIDENCE_MAX_IMAGE_BYTES,
        config.EVIDENCE_MAX_DOCUMENT_BYTES,
        config.EVIDENCE_MAX_VIDEO_BYTES,
      ),
    files: 11,
    // Two signatures from glass travel as text.
    fieldSize: 512 * 1024,
  },
});

import { createHash } from 'node:crypto';
import { approvalText } from './domain/approval';

/** What the second person sends back, so that nobody approves anything else than what they read. */
export const approvalHash = (...approved: Parameters<typeof approvalText>): string =>
  createHash('sha256')
    .update(approvalText(...approved))
    .digest('hex');

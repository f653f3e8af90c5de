import { etagOf } from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import type { ClaimView } from './claim-commands';

/** A claim as answered, with its version for the next change. */
export async function tagged(reply: FastifyReply, work: Promise<ClaimView>): Promise<ClaimView> {
  const claim = await work;
  reply.header('etag', etagOf(claim.version));
  return claim;
}

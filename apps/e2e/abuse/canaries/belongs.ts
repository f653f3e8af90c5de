import type { Kind } from './canary';

/**
 * The columns in which each kind of text lies; whatever is not here lies nowhere. Each is found there, or the list is
 * too long. What a request was answered is kept for two days, so that it can be answered the same again.
 */
export const belongs: Readonly<Record<Kind, readonly string[]>> = {
  'person name': ['gateway.people.name'],
  'person address': ['gateway.people.email'],
  'recipient name': ['tracking.consignees.name'],
  'recipient address': ['tracking.consignees.email'],
  'recipient phone': ['tracking.consignees.phone'],
  signatory: ['claims.berita_acara.content', 'claims.delivery_answers.declared_by'],
  words: [
    'claims.berita_acara.content',
    'claims.claim_decisions.reason_text',
    'claims.claim_history.reason',
    'claims.claim_lines.description',
    'claims.claim_messages.body',
    'claims.claims.description',
    'claims.claims.external_reference',
    'claims.complaints.text',
    'claims.idempotency_keys.response',
    'claims.incidents.description',
    'claims.incidents.place',
    'notifications.surveys.comment',
  ],
  'file name': [
    'claims.evidence.file_name',
    'claims.idempotency_keys.response',
    'claims.incident_photos.file_name',
  ],
  'written by the camera': [],
  'account number': ['resolution.payees.account_number', 'resolution.payout_submissions.account_number'],
  'account holder': ['resolution.payees.holder', 'resolution.payout_submissions.holder'],
  'key name': ['gateway.api_keys.name'],
  webhook: ['notifications.webhook_endpoints.description', 'notifications.webhook_endpoints.url'],
  secret: [],
};

import type { Answer } from './outcome';
import { happenings, isSigned, type Receipt, type Report, type Signing, type StoredReport } from './report';
import { findPhoto } from './reports';

export type Sent = { readonly receipt: Receipt } | { readonly answer: Answer | null };

/** Long enough for eight photos over a bad network; then the next try begins from scratch, and no harm is done. */
const LONGEST_TRY_MS = 180_000;

/** Sends one report with its photos, in their order. The session's cookie says who sends it. */
export async function sendReport(stored: StoredReport): Promise<Sent> {
  try {
    const response = await fetch('/api/incidents', {
      method: 'POST',
      body: await formOf(stored),
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(LONGEST_TRY_MS),
    });
    const body: unknown = await response.json().catch(() => null);
    return response.ok ? { receipt: receiptOf(body) } : { answer: answerOf(response, body) };
  } catch {
    return { answer: null };
  }
}

/** The id of the person behind this browser's cookie. */
export async function whoIsSignedIn(): Promise<string | 'nobody' | 'unreachable'> {
  try {
    const response = await fetch('/api/session', { signal: AbortSignal.timeout(15_000), cache: 'no-store' });
    if (response.status === 401) return 'nobody';
    const body: unknown = response.ok ? await response.json() : null;
    return (body as { personId?: string } | null)?.personId ?? 'unreachable';
  } catch {
    return 'unreachable';
  }
}

async function formOf({ clientId, report }: StoredReport): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fieldsOf(report))) if (value) form.append(name, value);
  form.append('clientId', clientId);
  for (const [index, id] of report.photoIds.entries()) {
    const photo = await findPhoto(id);
    if (photo) form.append('photos', new Blob([photo.bytes], { type: 'image/jpeg' }), `${index + 1}.jpg`);
  }
  return form;
}

/** What the server is told, as the text fields of a form. */
export function fieldsOf(report: Report): Record<string, string> {
  const { type, condition } = happenings[report.happening ?? 'other'];
  const note = report.note.trim();
  const quantity = report.piecesAffected ?? undefined;
  return {
    waybill: report.waybill.trim(),
    carrier: report.carrier.trim(),
    type,
    description: note || condition,
    place: report.place.trim(),
    piecesAffected: report.piecesAffected === null ? '' : String(report.piecesAffected),
    occurredAt: report.occurredAt,
    findings: JSON.stringify([
      { condition, ...(quantity && { quantity }), ...(note && { note: note.slice(0, 500) }) },
    ]),
    signatures: isSigned(report) ? JSON.stringify(signaturesOf(report)) : '',
  };
}

const signaturesOf = ({ courier, counterpart, other }: Report) => [
  signatureOf('courier', courier),
  signatureOf(counterpart, other),
];

const signatureOf = (party: string, { name, path, width, height, signedAt, refused }: Signing) => ({
  party,
  name: name.trim(),
  ...(path ? { path, width, height, ...(signedAt && { signedAt }) } : { refused: refused.trim() }),
});

interface IncidentAnswer {
  readonly id?: string;
  readonly beritaAcara?: {
    readonly number: string;
    readonly contentSha256: string;
    readonly publicUrl: string;
  } | null;
}

function receiptOf(body: unknown): Receipt {
  const { id = '', beritaAcara = null } = (body ?? {}) as IncidentAnswer;
  return {
    incidentId: id,
    number: beritaAcara?.number ?? null,
    hash: beritaAcara?.contentSha256 ?? null,
    publicUrl: beritaAcara?.publicUrl ?? null,
    at: new Date().toISOString(),
  };
}

interface ProblemAnswer {
  readonly code?: string;
  readonly errors?: readonly { readonly field: string }[];
}

function answerOf(response: Response, body: unknown): Answer {
  const { code = '', errors = [] } = (body ?? {}) as ProblemAnswer;
  const retryAfter = Number(response.headers.get('retry-after'));
  return {
    status: response.status,
    code,
    fields: errors.map(({ field }) => field),
    retryAfter: retryAfter > 0 ? retryAfter : null,
  };
}

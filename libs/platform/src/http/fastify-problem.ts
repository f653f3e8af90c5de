import { STATUS_CODES } from 'node:http';
import type { Problem } from './problem';

const known: Record<string, Omit<Problem, 'status'> & { status: number }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'body.too_large',
    detail: 'The body is larger than allowed.',
  },
  FST_REQ_FILE_TOO_LARGE: { status: 413, code: 'file.too_large', detail: 'A file is larger than allowed.' },
  FST_FILES_LIMIT: { status: 413, code: 'file.too_many', detail: 'There are more files than allowed.' },
  FST_PARTS_LIMIT: { status: 413, code: 'body.too_many_parts', detail: 'There are more parts than allowed.' },
  FST_FIELDS_LIMIT: {
    status: 413,
    code: 'body.too_many_fields',
    detail: 'There are more fields than allowed.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    status: 400,
    code: 'body.malformed',
    detail: 'The body is not valid JSON.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'body.empty', detail: 'The body is empty: send JSON.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'body.media_type',
    detail: 'This route does not take a body of this Content-Type.',
  },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    status: 415,
    code: 'body.media_type',
    detail: 'Send this request as multipart/form-data.',
  },
  FST_INVALID_JSON_FIELD_ERROR: {
    status: 400,
    code: 'body.malformed',
    detail: 'A JSON field of the form is malformed.',
  },
  FST_ERR_BAD_URL: { status: 400, code: 'url.malformed', detail: 'The address is malformed.' },
  FST_ERR_ROUTE_TIMEOUT: {
    status: 503,
    code: 'request.timeout',
    detail: 'The request took too long.',
    retryAfter: 2,
  },
};

/** The form parser's errors have neither status nor code. */
const brokenForm = /end of multipart data|Multipart: Boundary not found|The needle cannot/;

/** The problem behind an error Fastify or one of its plugins raised for a bad request. */
export function fastifyProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  if (brokenForm.test(error.message)) {
    return { status: 400, code: 'body.malformed', detail: 'The form ends half-way or has no boundary.' };
  }
  if (!('statusCode' in error) || typeof error.statusCode !== 'number') return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const problem = known[code];
  if (problem) return problem;
  const status = error.statusCode;
  if (status < 400 || status >= 500) return undefined;
  // The parser of JSON raises a plain SyntaxError with a status, without a Fastify code.
  if (error instanceof SyntaxError) {
    return { status: 400, code: 'body.malformed', detail: 'The body is not valid JSON.' };
  }
  return { status, code: `http.${status}`, detail: STATUS_CODES[status] ?? 'The request was refused.' };
}

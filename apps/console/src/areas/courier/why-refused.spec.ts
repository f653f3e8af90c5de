import { whyRefused } from './why-refused';

const problem = (status: number, code = '', fields: string[] = []) => ({ status, code, fields });

it.each([
  [problem(404, 'shipment.unknown'), 'unknown'],
  [problem(403, 'auth.role_missing'), 'role'],
  [problem(413), 'tooLarge'],
  [problem(400, 'validation.failed', ['photos.2']), 'photos'],
  [problem(400, 'validation.failed', ['signatures.1.path']), 'signatures'],
  [problem(400, 'validation.failed', ['occurredAt']), 'when'],
  [problem(400, 'validation.failed', ['place']), 'other'],
])('%j: %s', (given, why) => expect(whyRefused(given)).toBe(why));

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

/*
 * Types of the public API, from what the services say of themselves: dist/openapi/<service>.d.ts. The gateway puts
 * a service's paths under /api, and leaves its own and public tracking where they are; so does this.
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const documents = join(root, 'docs/generated/openapi');
const types = join(root, 'dist/openapi');

function outside(service, path) {
  if (path.startsWith('/dead-letters')) return path.replace('/dead-letters', `/api/dead-letters/${service}`);
  return service === 'gateway' || path.startsWith('/t/') ? path : `/api${path}`;
}

mkdirSync(types, { recursive: true });
for (const file of readdirSync(documents)) {
  const service = file.replace('.json', '');
  const document = JSON.parse(readFileSync(join(documents, file), 'utf8'));
  const paths = Object.entries(document.paths).map(([path, item]) => [outside(service, path), item]);
  // What has a default may be left out of a request.
  const ast = await openapiTS(
    { ...document, paths: Object.fromEntries(paths) },
    { defaultNonNullable: false },
  );
  writeFileSync(join(types, `${service}.d.ts`), astToString(ast));
}

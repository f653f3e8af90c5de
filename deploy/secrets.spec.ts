import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '..');
/** What Git does not keep either. */
const notOurs = new Set(['node_modules', 'dist', 'coverage', 'artifacts', '.env', '.git']);

/** What keys and tokens of the world look like; our own begin with what `secret.ts` of the gateway puts in front. */
const shapes: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  'the private half of a JWK': /"d"\s*:\s*"[\w-]{40,}"/,
  'an AWS key': /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a GitHub token': /\b(gh[pousr]_\w{36}|github_pat_\w{60,})\b/,
  'an npm token': /\bnpm_[A-Za-z0-9]{36}\b|_authToken\s*=\s*(?!\$\{)\S/,
  'a Slack token': /\bxox[abprs]-[\w-]{10,}/,
  'a Google key': /\bAIza[\w-]{35}\b/,
  'a Stripe key': /\b[rs]k_live_\w{20,}/,
  'a signed token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/,
  'a webhook secret': /\bwhsec_[A-Za-z0-9+/]{32,}/,
  'a password in a URL':
    /\b(postgres(ql)?|rediss?|amqp|smtps?|mongodb):\/\/[^\s:/@$<{]*:(?!demo-|admin-secret)[\w!#%^*-]{12,}@/,
};

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (notOurs.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (entry.isFile() && statSync(path).size < 2_000_000) yield path;
  }
}

it('keeps no secret in the repository', () => {
  const found: string[] = [];
  let read = 0;
  for (const path of files(root)) {
    read += 1;
    for (const [at, line] of readFileSync(path, 'latin1').split('\n').entries()) {
      if (line.length > 5_000) continue;
      for (const [what, shape] of Object.entries(shapes)) {
        if (shape.test(line)) found.push(`${relative(root, path)}:${at + 1} looks like ${what}`);
      }
    }
  }
  expect(read).toBeGreaterThan(1_000);
  expect(found).toEqual([]);
});

it('would see each of them', () => {
  const samples: Readonly<Record<keyof typeof shapes, string>> = {
    'a private key': `-----BEGIN ${'EC'} PRIVATE KEY-----`,
    'the private half of a JWK': `"d":"${'x'.repeat(43)}"`,
    'an AWS key': `AKIA${'A1'.repeat(8)}`,
    'a GitHub token': `ghp_${'a'.repeat(36)}`,
    'an npm token': `npm_${'a'.repeat(36)}`,
    'a Slack token': `xoxb-${'1'.repeat(12)}`,
    'a Google key': `AIza${'a'.repeat(35)}`,
    'a Stripe key': `sk_live_${'a'.repeat(24)}`,
    'a signed token': ['eyJhbGciOiJFZERTQSJ9', 'eyJzdWIiOiJwIn0eyJ', 'a'.repeat(40)].join('.'),
    'a webhook secret': `whsec_${'A'.repeat(32)}`,
    'a password in a URL': `postgres://tuntas:${'a'.repeat(24)}@db.example/tuntas`,
  };
  expect(Object.entries(samples).filter(([what, text]) => !shapes[what]?.test(text))).toEqual([]);
});

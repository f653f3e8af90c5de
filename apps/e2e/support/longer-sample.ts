import { readFileSync, writeFileSync } from 'node:fs';
import { source } from '../../../deploy/local/host/checkout';

/** Writes the sample several times over, each copy with claim numbers of its own. */
export function writeLongerSample(file: string, copies: number): void {
  const [header, ...rows] = readFileSync(source('deploy/local/sample/claims-sample.csv'), 'utf8')
    .trim()
    .split('\n');
  const all = Array.from({ length: copies }, (_, copy) => rows.map((row) => `${copy + 1}${row}`));
  writeFileSync(file, `${[header, ...all.flat()].join('\n')}\n`);
}

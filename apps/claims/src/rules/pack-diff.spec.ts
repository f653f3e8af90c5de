import { diffPacks } from './pack-diff';
import { readPacks, shippedPacks } from './packs';

const files = readPacks(shippedPacks);
const montreal = (version: number) =>
  files.find((file) => file.id === 'montreal' && file.version === version)!;

it('shows what changed from one version to the next, and no examples', () => {
  expect(diffPacks(montreal(3), montreal(4))).toEqual([
    { field: 'uninsured.sdrPerKg', before: '2200', after: '2600' },
    { field: 'validFrom', before: '"2019-12-28"', after: '"2024-12-28"' },
    { field: 'validUntil', before: '"2024-12-27"', after: 'null' },
    { field: 'version', before: '3', after: '4' },
  ]);
  expect(diffPacks(montreal(4), montreal(4))).toEqual([]);
});

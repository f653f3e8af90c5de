import { join } from 'node:path';
import { openClaims } from './run';

const file = join(__dirname, '../../../../deploy/local/sample/claims-sample.csv');

describe('the bundled sample', () => {
  it('is recognised by its header and adds up to the cent', async () => {
    const { claims, profile } = await openClaims({ file, profile: undefined });
    expect(profile.name).toBe('tsa-claims');
    expect(await claims.survey()).toEqual({
      read: 200,
      refused: 7,
      filed: 193,
      decided: 113,
      payouts: 52,
      paid: { USD: '10197.10' },
    });
  });

  it('has its refused rows by kind, and the same at a second reading', async () => {
    const { claims } = await openClaims({ file, profile: undefined });
    const refused = async () => {
      const reasons = new Map<string, number>();
      for await (const { read } of claims.rows()) {
        if ('refused' in read) reasons.set(read.refused, (reasons.get(read.refused) ?? 0) + 1);
      }
      return Object.fromEntries(reasons);
    };
    const no = 'no claim for a lost or damaged parcel';
    expect(await refused()).toEqual({
      [`Claim Type “Personal Injury”: ${no}`]: 2,
      [`Claim Type “Motor Vehicle”: ${no}`]: 1,
      [`Claim Type “Complaint”: ${no}`]: 1,
      [`Claim Type “Compliment”: ${no}`]: 1,
      [`Claim Type “Employee Loss (MPCECA)”: ${no}`]: 1,
      'Claim Type: missing': 1,
    });
    expect(await refused()).toEqual(await refused());
  });
});

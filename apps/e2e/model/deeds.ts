import { waitFor } from '@tuntas/testing';
import type { Ask, Caller } from '../faults/caller';
import { hoursAgo, photo } from '../faults/load/scene';
import {
  type approvers,
  type deciders,
  type Filed,
  type House,
  PATIENCE,
  payoutsOf,
  type Said,
  teach,
} from './house';
import * as rules from './rules';
import type { Bank, Claim, Remedy } from './rules';

/** Something that is done to a claim: what the model makes of it, and how the real house is told. */
export interface Deed {
  readonly name: string;
  /** Where there is something to do it to; left out, everywhere. */
  readonly applies?: (claim: Claim) => boolean;
  readonly rule: (claim: Claim) => Claim | null;
  readonly tell: (house: House, filed: Filed) => Promise<Said>;
}

type Decider = (typeof deciders)[number];
type Approver = (typeof approvers)[number];

/** Says it until the answer is clear; `twice`, at the same moment and with the same key, as a nervous finger does. */
async function say({ dice }: House, who: Caller, ask: Ask, twice = false): Promise<Said> {
  let unclear = false;
  const keyed = { method: 'POST' as const, key: dice.uuid(), ...ask };
  const once = () => who.clear(keyed, dice, () => (unclear = true));
  const [told, again] = await Promise.all(twice ? [once(), once()] : [once()]);
  if (!told || (twice && again?.status !== told.status))
    throw new Error(`${ask.path} was not answered, or not the same twice`);
  return {
    accepted: told.status < 300,
    unclear,
    answer: `${ask.path} ${told.status} ${JSON.stringify(told.body)}`,
  };
}

const desk = (name: string, rule: Deed['rule'], path: string, body: object): Deed => ({
  name,
  rule,
  tell: (house, { id }) => say(house, house.deciders.agent, { path: `/api/claims/${id}/${path}`, body }),
});

export const asks = desk('an agent asks for a photo', rules.ask, 'evidence-request', {
  items: ['photo_label'],
});
export const holds = desk('an agent puts it on hold', rules.hold, 'hold', { reason: 'carrier_answer' });
export const resumes = desk('an agent goes on with it', rules.resume, 'resume', {});

export const proves: Deed = {
  name: 'the shipper sends a photo',
  rule: rules.prove,
  tell: async (house, { id }) => {
    const body = new FormData();
    body.set('kind', 'photo_label');
    body.append('files', await photo(house.dice), `${house.mark()}.png`);
    return say(house, house.shipper, { path: `/api/claims/${id}/evidence`, body });
  },
};

export const withdraws: Deed = {
  name: 'the shipper withdraws it',
  rule: rules.withdraw,
  tell: (house, { id }) =>
    say(house, house.shipper, { path: `/api/claims/${id}/cancel`, body: { reason: 'Found it myself' } }),
};

export const appeals = (twice: boolean): Deed => ({
  name: 'the shipper appeals',
  rule: rules.appeal,
  tell: (house, { id }) =>
    say(house, house.shipper, { path: `/api/claims/${id}/appeal`, body: { reason: 'Look again' } }, twice),
});

export interface Decides {
  readonly by: Decider;
  readonly percent: number;
  readonly gives: Remedy;
  readonly bank: Bank;
  readonly nth: number;
  readonly twice: boolean;
}

export const decides = (decision: Decides): Deed => ({
  name: `the ${decision.by} gives ${decision.percent} % by ${decision.gives}, and the bank ${decision.bank}`,
  rule: (claim) => rules.decide(claim, decision),
  tell: async (house, { id, lineId }) => {
    const { by, percent, gives, bank, nth, twice } = decision;
    await teach(house, bank, nth);
    const who = house.deciders[by];
    const seen = await who.clear<{ lines: { claimedAmount: number }[] }>(
      { path: `/api/claims/${id}` },
      house.dice,
    );
    const asked = seen?.body.lines[0]?.claimedAmount ?? 0;
    const outcome = percent === 0 ? 'rejected' : percent === 100 ? 'approved' : 'approved_partial';
    const given = { remedy: gives, lines: [{ lineId, approvedAmount: (asked * percent) / 100 }] };
    const body = {
      outcome,
      reasonCode: outcome === 'rejected' ? 'no_evidence' : 'assessed',
      reasonText: 'As the evidence shows',
      ...(outcome === 'rejected' ? {} : given),
    };
    return say(house, who, { path: `/api/claims/${id}/decision`, body, ifMatch: seen?.etag ?? '' }, twice);
  },
});

const hasPayout = (claim: Claim): boolean => rules.lastPayout(claim) !== undefined;

/** Somebody in finance does something with the last payout, as it stands now. */
const finance = (
  does: string,
  by: Approver,
  more: Pick<Deed, 'rule'> & { bank: Bank; nth: number; twice: boolean },
): Deed => ({
  name: `${by} ${does}, and the bank ${more.bank}`,
  applies: hasPayout,
  rule: more.rule,
  tell: async (house, { id }) => {
    await teach(house, more.bank, more.nth);
    // Whoever was killed a moment ago says nothing for a while.
    const told = await waitFor(() => payoutsOf(house, id), { timeout: PATIENCE, what: 'the payouts' });
    const payout = told[0];
    if (!payout) throw new Error(`claim ${id} shows no payout`);
    // What is not waited for any more shows no hash; the refusal must not need it.
    const approvalHash = payout.approvalHash ?? '0'.repeat(64);
    const body = { approve: { approvalHash }, retry: {}, reject: { reasonCode: 'other' } }[does];
    return say(
      house,
      house.approvers[by],
      { path: `/api/payouts/${payout.id}/${does}`, body, ifMatch: '*' },
      more.twice,
    );
  },
});

interface Pays {
  readonly by: Approver;
  readonly bank: Bank;
  readonly nth: number;
  readonly twice: boolean;
}

export const approves = (pays: Pays): Deed =>
  finance('approve', pays.by, { ...pays, rule: (claim) => rules.approve(claim, pays) });
export const paysAgain = (pays: Pays): Deed =>
  finance('retry', pays.by, { ...pays, rule: (claim) => rules.payAgain(claim, pays.bank) });
export const givesUp = (pays: Pays): Deed => finance('reject', pays.by, { ...pays, rule: rules.giveUp });

interface Parcel {
  readonly carrier: string | null;
  readonly waybill: string | null;
}
interface Remedies {
  readonly items: readonly { readonly reshipment: Parcel | null }[];
}

/** The last replacement parcel, once a carrier has it. */
const parcelOf = ({ deciders }: House, claimId: string): Promise<Parcel> =>
  waitFor(
    async () => {
      const path = `/api/remedies?claimId=${claimId}&kind=reshipment`;
      const told = await deciders.supervisor.once<Remedies>({ path });
      const parcel = told?.status === 200 ? told.body.items[0]?.reshipment : null;
      return parcel?.waybill ? parcel : null;
    },
    { timeout: PATIENCE, what: 'the replacement parcel' },
  );

/** The courier scans the last replacement parcel. */
const scanned = (name: string, scan: object, bank: Bank, nth: number, rule: Deed['rule']): Deed => ({
  name,
  applies: (claim) => claim.parcel !== null,
  rule,
  tell: async (house, { id }) => {
    await teach(house, bank, nth);
    const { carrier, waybill } = await parcelOf(house, id);
    const body = { carrier, waybill, occurredAt: hoursAgo(0), ...scan };
    return say(house, house.courier, { path: '/api/scans', body, passing: ['shipment.unknown'] });
  },
});

/** One that was given up and turns up is asked about: what becomes of found parcels, other tests hold. */
export const arrives: Deed = {
  ...scanned('the replacement arrives', { status: 'delivered' }, 'pays', 0, rules.arrive),
  applies: ({ parcel }) => parcel !== null && parcel.state !== 'lost',
};
export const getsLost = (bank: Bank, nth: number): Deed =>
  scanned(
    `the replacement gets lost, and the bank ${bank}`,
    { status: 'exception', subReason: 'lost' },
    bank,
    nth,
    (claim) => rules.loseParcel(claim, bank),
  );

/** What a claim waits for, by the timer that rings then. */
const deadlines = [
  [
    'claims',
    'claim.expire',
    'UPDATE claims.claims SET answer_by = now() WHERE id = $1 AND answer_by IS NOT NULL',
  ],
  [
    'claims',
    'claim.review',
    'UPDATE claims.claims SET review_at = now() WHERE id = $1 AND review_at IS NOT NULL',
  ],
  ['claims', 'claim.close', null],
  ['resolution', 'reshipment.overdue', null],
] as const;

/** Nobody touches it until its next deadline, of the claimant or of anybody: every date it waits for becomes now. */
export const waits = (whose: 'claimant’s' | 'next', bank: Bank, nth: number): Deed => ({
  name: `nothing happens until the ${whose} deadline, and the bank ${bank}`,
  applies: (claim) =>
    rules.wait(claim, bank) !== null && (whose === 'next' || claim.stage === 'needs_action'),
  rule: (claim) => rules.wait(claim, bank),
  tell: async (house, { id }) => {
    await teach(house, bank, nth);
    for (const [service, name, moment] of deadlines) {
      if (moment) await house.tuntas.database.query(moment, [id]);
      await house.tuntas.database.query(
        `UPDATE ${service}.timers SET due_at = now() WHERE name = $1 AND state = 'pending' AND subject IN
           (SELECT $2::text UNION SELECT id::text FROM resolution.reshipments WHERE claim_id = $2::uuid)`,
        [name, id],
      );
    }
    return { accepted: true, unclear: false, answer: 'the deadline passed' };
  },
});

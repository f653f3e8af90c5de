import { type Act } from '../../../deploy/local/bank/behaviour';
import { teachBank } from '../faults/bank.faults';
import { Caller } from '../faults/caller';
import { Dice } from '../faults/dice';
import { Ledger } from '../faults/ledger';
import { gather } from '../faults/load/crew';
import { peopleOf } from '../faults/system';
import { Tally } from '../faults/tally';
import { type RunningStack, runStack } from '../support/running-stack';
import { type Bank, type Books, LIMIT, nothing, type Seen } from './rules';

/** A claim as the real house knows it. */
export interface Filed {
  readonly id: string;
  readonly lineId: string;
  readonly shipmentId: string;
}

export type Said = { readonly accepted: boolean; readonly unclear: boolean; readonly answer: string };

/** The real services, as the commands of the model work with them. */
export interface House {
  readonly tuntas: RunningStack;
  readonly dice: Dice;
  readonly shipper: Caller;
  readonly courier: Caller;
  readonly deciders: Readonly<Record<(typeof deciders)[number], Caller>>;
  readonly approvers: Readonly<Record<(typeof approvers)[number], Caller>>;
  /** Claims of this run, in the order of the model's. */
  readonly claims: Filed[];
  /** Restarts that are under way. */
  readonly restarts: Map<string, Promise<void>>;
  mark(): string;
}

/** How long anything may take to follow from what was done, on a busy machine and with a service on its way back. */
export const PATIENCE = 60_000;

export const deciders = ['agent', 'second agent', 'supervisor'] as const;
export const approvers = ['finance', 'second finance', 'supervisor'] as const;

/** Starts everything once for all runs; the bank is asked soon, so that a doubtful payout is not waited for. */
export async function openHouse(): Promise<House> {
  const tuntas = await runStack({
    PAYOUT_LIMITS: JSON.stringify({ IDR: LIMIT }),
    BANK_TIMEOUT_MS: '1500',
    BANK_INQUIRE_MS: '200',
    RATE_LIMITS: JSON.stringify({ person: { capacity: 10_000, perSecond: 10_000 } }),
  });
  const people = peopleOf(tuntas.stack.settings.stateDir);
  const paper = { tally: new Tally(), ledger: new Ledger() };
  const crew = await gather({ stack: tuntas.stack, people }, paper, 'MODEL');
  const boss = people.find(({ roles }) => roles.includes('supervisor'));
  if (!boss) throw new Error('there is no supervisor');
  const supervisor = await Caller.signIn(tuntas.stack.addresses.gateway, boss, paper);
  return {
    tuntas,
    dice: new Dice(),
    shipper: crew.shipper,
    courier: crew.courier,
    deciders: { agent: crew.agents[0], 'second agent': crew.agents[1], supervisor },
    approvers: { finance: crew.finance[0], 'second finance': crew.finance[1], supervisor },
    claims: [],
    restarts: new Map(),
    mark: () => crew.mark(),
  };
}

const acts: Readonly<Record<Bank, readonly [Act, ...Act[]]>> = {
  pays: [
    { act: 'succeed' },
    { act: 'answer_twice' },
    { act: 'callback_first' },
    { act: 'error' },
    { act: 'error_after' },
    { act: 'cut' },
    { act: 'cut_after' },
    { act: 'silent_after' },
  ],
  refuses: [{ act: 'fail', code: 'account_closed' }],
};

/** Tells the bank how to take the next order; `nth` chooses among all the ways that end the same. */
export async function teach({ tuntas }: House, bank: Bank, nth: number): Promise<void> {
  const behave = acts[bank][nth % acts[bank].length];
  await teachBank(tuntas, { next: [{ behave }] });
}

interface ClaimAnswer {
  readonly stage: Seen['stage'];
  readonly decision: Seen['decision'];
  readonly settlement: Seen['settlement'];
  readonly approvedAmount: number | null;
  readonly paidAmount: number | null;
  readonly allowedActions: readonly { readonly action: string }[];
}
interface PayoutAnswer {
  readonly id: string;
  readonly state: Seen['payouts'][number]['state'];
  readonly amount: { readonly amount: number };
  readonly approvalHash: string | null;
}

/** What the model leaves to other tests. */
const leftOut = ['take', 'merge', 'choose_recovery'];

/** What the API says of a claim, or that it says nothing now. */
export async function look(house: House, { id }: Filed): Promise<Seen | null> {
  const told = await house.deciders.supervisor.once<ClaimAnswer>({ path: `/api/claims/${id}` });
  const payouts = await payoutsOf(house, id);
  if (told?.status !== 200 || !payouts) return null;
  const { stage, decision, settlement, approvedAmount, paidAmount, allowedActions } = told.body;
  const offered = allowedActions.map(({ action }) => action).filter((action) => !leftOut.includes(action));
  return {
    stage,
    decision,
    settlement,
    approved: approvedAmount,
    paid: paidAmount,
    payouts: payouts.map(({ state, amount }) => ({ amount: amount.amount, state })).reverse(),
    offered: offered.sort(),
  };
}

/** The last one first. */
export async function payoutsOf(house: House, claimId: string): Promise<readonly PayoutAnswer[] | null> {
  const path = `/api/payouts?claimId=${claimId}`;
  const told = await house.approvers.finance.once<{ items: readonly PayoutAnswer[] }>({ path });
  return told?.status === 200 ? told.body.items : null;
}

interface BalanceAnswer {
  readonly accounts: readonly { readonly account: string; readonly balance: { readonly amount: number } }[];
}

/** Everything in the books; `null` while they cannot be read. */
export async function booksOf(house: House): Promise<Books | null> {
  const told = await house.approvers.finance.once<BalanceAnswer>({ path: '/api/ledger/balance' });
  if (told?.status !== 200) return null;
  const balances = told.body.accounts.map(({ account, balance }) => [account, balance.amount] as const);
  return { ...nothing, ...Object.fromEntries(balances) };
}

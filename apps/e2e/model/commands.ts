import { isDeepStrictEqual } from 'node:util';
import type { Service } from '@tuntas/contracts';
import { waitFor } from '@tuntas/testing';
import fc from 'fast-check';
import { hoursAgo } from '../faults/load/scene';
import * as deeds from './deeds';
import { approvers, booksOf, deciders, type Filed, type House, look, PATIENCE } from './house';
import { type Books, type Claim, filed, isOver, seen, together } from './rules';
import { sayAgain } from './say-again';

export interface Model {
  claims: Claim[];
  /** What was in the books before. */
  readonly before: Books;
}

/** Few enough that each of them gets far; where one has come to its end, another may be filed. */
const MOST_AT_A_TIME = 3;

/** `foresee` does to the model alone what `run` does to the house and the model. */
type Command = fc.AsyncCommand<Model, House> & { foresee(model: Model): void };

/** Waits until the house shows what the model says, and shows the difference when it never does. */
async function agrees<T>(expected: T, actual: () => Promise<T | null>): Promise<void> {
  let last: T | null = null;
  await waitFor(async () => isDeepStrictEqual((last = await actual()), expected), {
    timeout: PATIENCE,
    every: 50,
  }).catch(() => expect(last).toEqual(expected));
}

/** A claim and the whole ledger are as the model says. */
async function settles(model: Model, house: House, index: number): Promise<void> {
  const [claim, real] = [model.claims[index] as Claim, house.claims[index] as Filed];
  await agrees(seen(claim), () => look(house, real));
  const books = together([model.before, ...model.claims.map((each) => each.books)]);
  await agrees(books, () => booksOf(house));
}

/** Everything is as the model says, late effects included. */
export async function allSettles(model: Model, house: House): Promise<void> {
  await Promise.all(house.restarts.values());
  for (const index of model.claims.keys()) await settles(model, house, index);
}

class Files implements Command {
  constructor(
    private readonly asked: number,
    private readonly twice: boolean,
  ) {}

  check = ({ claims }: Model): boolean => claims.filter((claim) => !isOver(claim)).length < MOST_AT_A_TIME;

  foresee = ({ claims }: Model): void => void claims.push(filed(this.asked));

  async run(model: Model, house: House): Promise<void> {
    const { shipper, dice } = house;
    const waybill = house.mark();
    const parcel = { carrier: 'JNE', waybill, service: 'REG', shippedAt: hoursAgo(60) };
    const post = { method: 'POST' as const, passing: ['shipment.unknown'] };
    await shipper.clear({ ...post, path: '/api/shipments', body: parcel, key: dice.uuid() }, dice);
    const lines = [{ description: 'Ceramic vase', quantity: 1, claimedAmount: this.asked }];
    const body = { waybill, type: 'damage', wish: 'compensation', lines };
    const filing = { ...post, path: '/api/claims', body, key: dice.uuid() };
    interface FiledAnswer {
      id: string;
      shipmentId: string;
      lines: { id: string }[];
    }
    const answers = await Promise.all(
      Array.from({ length: this.twice ? 2 : 1 }, () => shipper.clear<FiledAnswer>(filing, dice)),
    );
    expect(answers.map((told) => told?.status)).toEqual(answers.map(() => 201));
    const [id, ...others] = answers.map((told) => told?.body.id ?? '');
    expect(others.every((other) => other === id)).toBe(true);
    const first = answers[0]?.body;
    house.claims.push({
      id: id ?? '',
      shipmentId: first?.shipmentId ?? '',
      lineId: first?.lines[0]?.id ?? '',
    });
    this.foresee(model);
    await settles(model, house, model.claims.length - 1);
  }

  toString = (): string => `a claim of ${this.asked} is filed${this.twice ? ' twice' : ''}`;
}

/** Which claim: one that it is allowed for, or with `free` any, which may have to refuse it. */
interface Which {
  readonly nth: number;
  readonly free: boolean;
}

class Does implements Command {
  constructor(
    private readonly deed: deeds.Deed,
    private readonly which: Which,
  ) {}

  check = (model: Model): boolean => this.choose(model) !== undefined;

  foresee(model: Model): void {
    const index = this.choose(model) as number;
    model.claims[index] = this.deed.rule(model.claims[index] as Claim) ?? (model.claims[index] as Claim);
  }

  async run(model: Model, house: House): Promise<void> {
    const index = this.choose(model) as number;
    const allowed = this.deed.rule(model.claims[index] as Claim) !== null;
    const { accepted, unclear, answer } = await this.deed.tell(house, house.claims[index] as Filed);
    // After a try that a crash cut off, a refusal may be about that try; what the claim shows then decides.
    if (accepted !== allowed && !(unclear && allowed)) throw new Error(`unexpected: ${answer}`);
    this.foresee(model);
    await settles(model, house, index);
  }

  toString = (): string => `${this.deed.name} [${this.which.free ? 'any ' : ''}${this.which.nth}]`;

  private choose({ claims }: Model): number | undefined {
    const all = [...claims.keys()];
    const able = all.filter((index) => this.deed.applies?.(claims[index] as Claim) ?? true);
    const allowed = able.filter((index) => this.deed.rule(claims[index] as Claim) !== null);
    const from = this.which.free ? able : allowed;
    return from[this.which.nth % from.length];
  }
}

/** Killed at once; what comes next meets it while it comes back. */
class Crashes implements Command {
  constructor(private readonly service: Service) {}

  check = ({ claims }: Model): boolean => claims.length > 0;

  foresee = (): void => undefined;

  async run(_: Model, house: House): Promise<void> {
    await house.restarts.get(this.service);
    const service = house.tuntas.stack.services.get(this.service);
    service?.kill('SIGKILL');
    house.restarts.set(this.service, service?.restart() ?? Promise.resolve());
  }

  toString = (): string => `${this.service} crashes and starts again`;
}

class IsSaidAgain implements Command {
  constructor(private readonly nth: number) {}

  check = ({ claims }: Model): boolean => claims.length > 0;

  foresee = (): void => undefined;

  async run(model: Model, house: House): Promise<void> {
    const index = this.nth % house.claims.length;
    await sayAgain(house, house.claims[index] as Filed);
    await settles(model, house, index);
  }

  toString = (): string => `everything about a claim is said again [${this.nth}]`;
}

const nth = fc.nat(20);
const bank = fc.constantFrom('pays' as const, 'pays' as const, 'pays' as const, 'refuses' as const);
const twice = fc.boolean();
const mostlyMoney = ['compensation', 'compensation', 'compensation', 'reshipment'] as const;
const which = fc.record({ nth, free: fc.nat(7).map((n) => n === 0) });
const pays = fc.record({ by: fc.constantFrom(...approvers), bank, nth, twice });

/** At and below the limit, and above. */
const asked = fc.constantFrom(50_000, 100_000, 150_000, 400_000);

/** Weighed so that few runs come to the turns that matter: see reach.spec.ts. */
export const deed: fc.Arbitrary<deeds.Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(deeds.asks, deeds.asks, deeds.holds, deeds.resumes) },
  { weight: 3, arbitrary: fc.constant(deeds.proves) },
  { weight: 1, arbitrary: fc.constant(deeds.withdraws) },
  { weight: 10, arbitrary: twice.map(deeds.appeals) },
  {
    weight: 12,
    arbitrary: fc
      .record({
        by: fc.constantFrom(...deciders),
        percent: fc.constantFrom(0, 60, 60, 100),
        gives: fc.constantFrom(...mostlyMoney),
        bank,
        nth,
        twice,
      })
      .map(deeds.decides),
  },
  { weight: 8, arbitrary: pays.map(deeds.approves) },
  { weight: 5, arbitrary: pays.map(deeds.paysAgain) },
  { weight: 3, arbitrary: pays.map(deeds.givesUp) },
  { weight: 4, arbitrary: fc.constant(deeds.arrives) },
  { weight: 4, arbitrary: fc.tuple(bank, nth).map(([how, way]) => deeds.getsLost(how, way)) },
  { weight: 5, arbitrary: fc.tuple(bank, nth).map(([how, way]) => deeds.waits('claimant’s', how, way)) },
  { weight: 1, arbitrary: fc.tuple(bank, nth).map(([how, way]) => deeds.waits('next', how, way)) },
);

export const commands: fc.Arbitrary<Command> = fc.oneof(
  { weight: 70, arbitrary: fc.tuple(deed, which).map(([what, to]) => new Does(what, to)) },
  { weight: 4, arbitrary: fc.tuple(asked, twice).map(([amount, again]) => new Files(amount, again)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<Service>('claims', 'resolution', 'tracking', 'gateway')
      .map((service) => new Crashes(service)),
  },
  { weight: 1, arbitrary: nth.map((index) => new IsSaidAgain(index)) },
);

import sharp from 'sharp';
import type { Caller } from '../caller';
import type { Dice } from '../dice';

export interface Parcel {
  readonly id: string;
  readonly waybill: string;
  /** Where the message after delivery goes. */
  readonly email: string;
  delivered: boolean;
}

export interface Claim {
  readonly id: string;
  readonly number: string;
}

/** The last few hundred of something, for others to go on with; older ones are left in peace. */
export class Pool<T> {
  private readonly items: T[] = [];

  add(item: T): void {
    this.items.push(item);
    if (this.items.length > 300) this.items.shift();
  }

  pick(dice: Dice): T | undefined {
    return dice.pick(this.items);
  }

  /** Picks one and leaves it to nobody else. */
  take(dice: Dice): T | undefined {
    if (this.items.length === 0) return undefined;
    return this.items.splice(dice.between(0, this.items.length - 1), 1)[0];
  }
}

/** Everybody who works with the system at the same time, and what they have in hand. */
export interface Scene {
  readonly shipper: Caller;
  readonly courier: Caller;
  readonly agents: readonly [Caller, Caller];
  readonly finance: readonly [Caller, Caller];
  readonly anybody: Caller;
  /** Where caught mail can be read. */
  readonly mail: string;
  readonly parcels: Pool<Parcel>;
  readonly claims: Pool<Claim>;
  readonly wanting: Pool<Claim>;
  readonly rejected: Pool<Claim>;
  /** A word that nothing else in this system has. */
  mark(): string;
}

/** One thing that somebody does; `weight` is how often beside the others. */
export interface Action {
  readonly name: string;
  readonly weight: number;
  run(scene: Scene, dice: Dice): Promise<void>;
}

/** A small picture that was never sent before. */
export async function photo(dice: Dice): Promise<Blob> {
  const pixels = Buffer.from(Array.from({ length: 8 * 8 * 3 }, () => dice.between(0, 255)));
  const bytes = await sharp(pixels, { raw: { width: 8, height: 8, channels: 3 } })
    .png()
    .toBuffer();
  return new Blob([new Uint8Array(bytes)], { type: 'image/png' });
}

export const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

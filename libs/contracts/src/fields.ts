import { z } from 'zod';

/** Fields that several events share; the words are the trade's and the same in database and wire. */
export const id = z.uuid();
/** An instant with its offset, such as `2026-03-02T10:04:05+07:00`. */
export const time = z.iso.datetime({ offset: true });
/** An amount in the smallest unit of its currency; rupiah has none smaller than itself. */
export const moneyField = z.strictObject({
  amount: z.int().describe('integer minor units'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .describe('ISO 4217'),
});

/** What may have happened to a parcel; what the carriers and marketplaces that the rule packs cite tell apart. */
export const claimTypes = [
  'loss',
  'damage',
  'partial_loss',
  'swapped_contents',
  'late',
  'delivered_not_received',
  'cod_dispute',
  'return_breach',
] as const;
export type ClaimType = (typeof claimTypes)[number];

/** What the claimant would like; what is given is decided and kept apart. */
export const wishes = ['compensation', 'reshipment', 'replacement', 'repair', 'certificate_only'] as const;
export type Wish = (typeof wishes)[number];

/** Remedies that resolution can open. */
export const remedyKinds = ['compensation', 'reshipment'] as const;
export type RemedyKind = (typeof remedyKinds)[number];

/** What a decision can say. */
export const outcomes = ['approved', 'approved_partial', 'rejected'] as const;
export type Outcome = (typeof outcomes)[number];

/** How soon a claim wants attention; policies may promise more for a higher one. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

/** What becomes of a parcel found after it was paid for; `lapsed` is chosen by silence and keeps the money. */
export const recoveryChoices = ['keep_money', 'take_parcel', 'lapsed'] as const;

/** What an answer to a complaint can say. */
export const complaintOutcomes = ['upheld', 'partly_upheld', 'not_upheld'] as const;

/** The promises of time a claim is given; policies say how long each is. */
export const clockNames = [
  'acknowledge',
  'first_response',
  'next_response',
  'update',
  'decision',
  'payout',
] as const;
export type ClockName = (typeof clockNames)[number];

/**
 * A word of a list that grows within a version: the known ones are named, and a consumer takes any other as it is. A
 * closed list would send the first event with a new word to every older consumer's dead letters.
 */
export const openWord = (known: readonly string[]) =>
  z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .describe(`${known.join(', ')}, or a word that came later`);

/** The one vocabulary of parcel status; every carrier's codes are mapped onto it. */
export const shipmentStatuses = [
  'registered',
  'picked_up',
  'in_transit',
  'at_hub',
  'out_for_delivery',
  'delivery_failed',
  'on_hold',
  'ready_for_pickup',
  'delivered',
  'returning',
  'returned',
  'exception',
] as const;
export type ShipmentStatus = (typeof shipmentStatuses)[number];

/** Why a shipment is where it is; `null` where the status says it all. */
export const subReasons = [
  'lost',
  'damaged',
  'destroyed',
  'customs',
  'refused',
  'address',
  'recipient_absent',
  'weather',
  'over_sla',
  'stolen',
  'correction',
  'other',
] as const;
export type SubReason = (typeof subReasons)[number];

/** What a person or key may be; a route names the ones it serves with `@Roles`. */
export const roles = ['courier', 'shipper', 'agent', 'supervisor', 'finance', 'admin'] as const;
export type Role = (typeof roles)[number];

/** The languages everything is written in. */
export const locales = ['id', 'en'] as const;
export type Locale = (typeof locales)[number];

/** `operator` runs this Tuntas; shippers and carriers see what is theirs. */
export const organisationKinds = ['operator', 'shipper', 'carrier'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

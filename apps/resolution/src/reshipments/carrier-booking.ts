/** A replacement parcel to be carried instead of the claimed one. */
export interface BookingOrder {
  /** Idempotency key: booked twice with the same key, it is one parcel with one waybill. */
  readonly key: string;
  readonly originalShipmentId: string;
}

export interface Booking {
  readonly carrier: string;
  readonly service: string;
  readonly waybill: string;
}

/**
 * Whoever carries replacement parcels. `book` rejects when the outcome is not known; it is then asked again with the
 * same key. A carrier that will not take the parcel answers `refused` with a code.
 */
export interface CarrierBooking {
  book(order: BookingOrder): Promise<Booking | { readonly refused: string }>;
}

export const CARRIER_BOOKING = Symbol('CARRIER_BOOKING');

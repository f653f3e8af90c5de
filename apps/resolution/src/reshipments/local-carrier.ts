import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@tuntas/platform';
import type { ResolutionConfig } from '../config';
import type { Booking, BookingOrder, CarrierBooking } from './carrier-booking';

/** Issues waybills from a number range of our own, as carriers let large shippers do; the key makes the number. */
@Injectable()
export class LocalCarrier implements CarrierBooking {
  constructor(
    @Inject(CONFIG)
    private readonly config: Pick<ResolutionConfig, 'RESHIPMENT_CARRIER' | 'RESHIPMENT_SERVICE'>,
  ) {}

  async book({ key }: BookingOrder): Promise<Booking> {
    const digest = createHash('sha256').update(key).digest().readBigUInt64BE();
    return {
      carrier: this.config.RESHIPMENT_CARRIER,
      service: this.config.RESHIPMENT_SERVICE,
      waybill: `RS${(digest % 10n ** 14n).toString().padStart(14, '0')}`,
    };
  }
}

import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';

const carrier = z.object({
  key: z.string().describe('the carrier’s name as parcels are matched by it'),
  name: z.string(),
  services: z.array(z.string()),
  shipments: z.int().describe('of the last 90 days'),
  delivered: z.int(),
  exceptions: z.int().describe('lost, damaged or otherwise in trouble now'),
  silent: z.int().describe('without a scan for longer than their service should be'),
  lastScanAt: z.iso.datetime().nullable(),
  unmappedCodes: z.int().describe('codes of its scans that nobody has mapped'),
});
export type CarrierView = z.infer<typeof carrier>;
export class CarriersAnswer extends createZodDto(z.object({ items: z.array(carrier) })) {}

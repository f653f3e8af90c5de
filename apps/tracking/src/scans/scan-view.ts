import type { ScanRow } from './scan.entity';
import type { ScanView } from './scans.dto';

/** A scan as the shipper and staff see it. */
export const scanView = ({ status, subReason, rawCode, hub, occurredAt, receivedAt }: ScanRow): ScanView => ({
  status,
  subReason,
  rawCode,
  hub,
  occurredAt: occurredAt.toISOString(),
  receivedAt: receivedAt.toISOString(),
});

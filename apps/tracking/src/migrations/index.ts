import { Shipments1767225600000 } from './1767225600000-shipments';
import { ConsigneeNames1795760400000 } from './1795760400000-consignee-names';
import { ScansInPlace1795770000000 } from './1795770000000-scans-in-place';

export const migrations = [Shipments1767225600000, ConsigneeNames1795760400000, ScansInPlace1795770000000];

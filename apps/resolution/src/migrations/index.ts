import { Ledger1767225601000 } from './1767225601000-ledger';
import { PlatformTables1767225600000 } from './1767225600000-platform-tables';
import { RemediesAndPayouts1767225602000 } from './1767225602000-remedies-and-payouts';
import { Reshipments1767225603000 } from './1767225603000-reshipments';
import { BankFilesAndStatements1795747954000 } from './1795747954000-bank-files-and-statements';
import { FoundParcels1795768200000 } from './1795768200000-found-parcels';
import { FoundParcelsOfClaims1795838400000 } from './1795838400000-found-parcels-of-claims';
import { ClaimantsOfRemedies1795838500000 } from './1795838500000-claimants-of-remedies';
import { ShipperCredit1795842000000 } from './1795842000000-shipper-credit';
import { SecondLooks1795842300000 } from './1795842300000-second-looks';

/** Migrations of the resolution schema, oldest first. */
export const migrations = [
  PlatformTables1767225600000,
  Ledger1767225601000,
  RemediesAndPayouts1767225602000,
  Reshipments1767225603000,
  BankFilesAndStatements1795747954000,
  FoundParcels1795768200000,
  FoundParcelsOfClaims1795838400000,
  ClaimantsOfRemedies1795838500000,
  ShipperCredit1795842000000,
  SecondLooks1795842300000,
];

import type { Migration } from '@tuntas/platform';
import { ClaimsSpine1764000000000 } from './1764000000000-claims-spine';
import { BeritaAcara1795748045000 } from './1795748045000-berita-acara';
import { DeliveryAnswers1795748129000 } from './1795748129000-delivery-answers';
import { WaybillAsTyped1795748430000 } from './1795748430000-waybill-as-typed';
import { RulePacks1795748577000 } from './1795748577000-rule-packs';
import { Decisions1795748867000 } from './1795748867000-decisions';
import { ClaimMessages1795749035000 } from './1795749035000-claim-messages';
import { Queue1795748679000 } from './1795748679000-queue';
import { ClaimImports1795749649000 } from './1795749649000-claim-imports';
import { ApproveChecked1795749550000 } from './1795749550000-approve-checked';
import { ClaimClock1795751012000 } from './1795751012000-claim-clock';
import { EvidenceFacts1795750322000 } from './1795750322000-evidence-facts';
import { SlaRules1795750405000 } from './1795750405000-sla-rules';
import { BreachReasons1795752000000 } from './1795752000000-breach-reasons';
import { QueueAtSize1795760500000 } from './1795760500000-queue-at-size';
import { ParcelKeys1795760600000 } from './1795760600000-parcel-keys';
import { IncidentsRetire1795768000000 } from './1795768000000-incidents-retire';
import { ToleratedFindings1795768100000 } from './1795768100000-tolerated-findings';
import { RuleSecondPerson1795768200000 } from './1795768200000-rule-second-person';
import { ParcelPaidOnce1795838600000 } from './1795838600000-parcel-paid-once';

/** In the order in which they run. */
export const migrations: Migration[] = [
  ClaimsSpine1764000000000,
  BeritaAcara1795748045000,
  DeliveryAnswers1795748129000,
  WaybillAsTyped1795748430000,
  RulePacks1795748577000,
  Decisions1795748867000,
  ClaimMessages1795749035000,
  Queue1795748679000,
  ClaimImports1795749649000,
  ApproveChecked1795749550000,
  ClaimClock1795751012000,
  SlaRules1795750405000,
  EvidenceFacts1795750322000,
  BreachReasons1795752000000,
  QueueAtSize1795760500000,
  ParcelKeys1795760600000,
  IncidentsRetire1795768000000,
  ToleratedFindings1795768100000,
  RuleSecondPerson1795768200000,
  ParcelPaidOnce1795838600000,
];

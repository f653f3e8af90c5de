import { Notifications1772420400000 } from './1772420400000-notifications';
import { AnsweredSurveys1795860000000 } from './1795860000000-answered-surveys';
import { CasesByShipment1795751012000 } from './1795751012000-cases-by-shipment';
import { Replies1795752200000 } from './1795752200000-replies';
import { ScopedWebhookLogs1795752600000 } from './1795752600000-scoped-webhook-logs';

export const migrations = [
  Notifications1772420400000,
  CasesByShipment1795751012000,
  Replies1795752200000,
  ScopedWebhookLogs1795752600000,
  AnsweredSurveys1795860000000,
];

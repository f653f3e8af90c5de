import { type DynamicModule, Module } from '@nestjs/common';
import { MessagingModule } from '@tuntas/messaging';
import { DeadLettersModule, PlatformModule } from '@tuntas/platform';
import { TimersModule } from '@tuntas/timers';
import { BeritaAcaraEntity, BeritaAcaraFileEntity } from './berita-acara/berita-acara.entity';
import { BeritaAcaraModule } from './berita-acara/berita-acara.module';
import { AgentEntity } from './agents/agent.entity';
import { AgentsModule } from './agents/agents.module';
import { BreachReasonEntity } from './breaches/breach-reason.entity';
import { BreachesModule } from './breaches/breaches.module';
import { ClaimDecisionEntity, ClaimEntity, ClaimLineEntity } from './claims/claim.entity';
import { ClaimFindingEntity, ClaimHistoryEntity } from './claims/claim-trail.entity';
import { ClaimsModule } from './claims/claims.module';
import { AutoApprovalsModule } from './auto-approvals/auto-approvals.module';
import { AutoApprovalRuleEntity } from './auto-approvals/rule.entity';
import { ComplaintEntity } from './complaints/complaint.entity';
import { ComplaintsModule } from './complaints/complaints.module';
import type { ClaimsConfig } from './config';
import { QaModule } from './qa/qa.module';
import { QaReviewEntity } from './qa/qa-review.entity';
import { DeliveriesModule } from './deliveries/deliveries.module';
import { DeliveryAnswerEntity } from './deliveries/delivery-answer.entity';
import { DossiersModule } from './dossiers/dossiers.module';
import { EvidenceEntity } from './evidence/evidence.entity';
import { EvidenceModule } from './evidence/evidence.module';
import { ClaimImportEntity, ClaimImportRowEntity } from './imports/import.entity';
import { ImportsModule } from './imports/imports.module';
import { IncidentEntity, IncidentPhotoEntity } from './incidents/incident.entity';
import { IncidentsModule } from './incidents/incidents.module';
import { ClaimMessageEntity, ClaimMessageFileEntity } from './messages/message.entity';
import { ClaimMessagesModule } from './messages/messages.module';
import { QueueViewEntity } from './queue/queue-view.entity';
import { QueueModule } from './queue/queue.module';
import { RulesModule } from './rules/rules.module';
import { ShipmentEntity } from './shipments/shipment.entity';
import { ShipmentsModule } from './shipments/shipments.module';
import { ClockEntity, PauseEntity, RungEntity } from './sla/clock.entity';
import { SlaRuleEntity } from './sla/sla-rule.entity';
import { BoardModule } from './sla-board/board.module';
import { SlaModule } from './sla/sla.module';

const service = 'claims';

const entities = [
  ShipmentEntity,
  IncidentEntity,
  IncidentPhotoEntity,
  ClaimEntity,
  ClaimLineEntity,
  ClaimDecisionEntity,
  ClaimHistoryEntity,
  ClaimFindingEntity,
  EvidenceEntity,
  BeritaAcaraEntity,
  BeritaAcaraFileEntity,
  ClaimMessageEntity,
  ClaimMessageFileEntity,
  ClockEntity,
  ClaimImportEntity,
  ClaimImportRowEntity,
  AutoApprovalRuleEntity,
  QaReviewEntity,
  ComplaintEntity,
  PauseEntity,
  RungEntity,
  BreachReasonEntity,
  SlaRuleEntity,
  DeliveryAnswerEntity,
  AgentEntity,
  QueueViewEntity,
];

@Module({})
export class AppModule {
  /** `background: false` leaves out relay, consumer and rings: for tests of one feature and the command line. */
  static forRoot(config: ClaimsConfig, { background = true } = {}): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({ service, config, entities }),
        DeadLettersModule,
        MessagingModule.forRoot({
          service,
          brokers: config.KAFKA_BROKERS,
          topicPrefix: config.KAFKA_TOPIC_PREFIX,
          run: background,
        }),
        TimersModule.forRoot({
          service,
          redisUrl: config.REDIS_URL,
          redisPrefix: config.REDIS_PREFIX,
          run: background,
        }),
        ShipmentsModule,
        RulesModule,
        SlaModule,
        ClaimsModule,
        AutoApprovalsModule.forRoot({ run: background }),
        QaModule,
        ComplaintsModule,
        DossiersModule,
        EvidenceModule,
        BeritaAcaraModule,
        IncidentsModule,
        DeliveriesModule,
        ClaimMessagesModule,
        AgentsModule,
        QueueModule,
        BoardModule,
        BreachesModule,
        ImportsModule,
      ],
    };
  }
}

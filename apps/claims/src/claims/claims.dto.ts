import { createZodDto, oneOrMany, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { text } from './claim-fields';
import { decisionNames, settlementNames, stageNames } from './domain/axes';
import { claimTypes } from './domain/words';

export class ListClaimsQuery extends createZodDto(
  pageQuery({
    sort: ['filedAt', 'receivedAt', 'number', 'updatedAt'],
    defaultSort: '-filedAt',
    filter: {
      stage: oneOrMany(z.enum(stageNames)).optional(),
      decision: oneOrMany(z.enum(decisionNames)).optional(),
      settlement: oneOrMany(z.enum(settlementNames)).optional(),
      type: oneOrMany(z.enum(claimTypes)).optional(),
      number: oneOrMany(text(40)).optional(),
      waybill: oneOrMany(text(100)).optional(),
      shipmentId: oneOrMany(z.uuid()).optional(),
      externalReference: oneOrMany(text(200)).optional(),
    },
  }),
) {}

import type { ops as english } from '../en/ops';
import type { Translation } from '../dictionary';
import { approvals } from './ops/approvals';
import { board } from './ops/board';
import { caseWords } from './ops/case';
import { complaints } from './ops/complaints';
import { decision } from './ops/decision';
import { evidence } from './ops/evidence';
import { messages } from './ops/messages';
import { quality } from './ops/quality';
import { queue } from './ops/queue';
import { team } from './ops/team';

export const ops: Translation<typeof english> = {
  ...approvals,
  ...board,
  ...caseWords,
  ...complaints,
  ...decision,
  ...evidence,
  ...messages,
  ...quality,
  ...queue,
  ...team,
  navigation: { queue: 'Antrean', board: 'Papan SLA', team: 'Tim', quality: 'Mutu', approvals: 'Otomatis' },
  nobody: 'belum ada',
  me: 'saya',
  clock: {
    pausedSince: 'Dijeda sejak {{when}}',
    forClaimant: 'menunggu pengaju',
    expired: 'pengaju tidak menjawab',
    closed: 'kantor tutup',
  },
  priority: { urgent: 'Mendesak', high: 'Tinggi', normal: 'Biasa', low: 'Rendah' },
  channel: {
    web: 'konsol',
    api: 'API',
    email: 'email',
    system: 'otomatis',
    event: 'otomatis',
    timer: 'otomatis',
  },
};

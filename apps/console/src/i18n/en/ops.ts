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

/** The desk’s words: those of its pages, and those that all of them use. */
export const ops = {
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
  navigation: {
    queue: 'Queue',
    board: 'SLA board',
    team: 'Team',
    quality: 'Quality',
    approvals: 'Auto approval',
  },
  nobody: 'nobody',
  me: 'me',
  clock: {
    pausedSince: 'Paused since {{when}}',
    forClaimant: 'waits for claimant',
    expired: 'the claimant did not answer',
    closed: 'office closed',
  },
  priority: { urgent: 'Urgent', high: 'High', normal: 'Normal', low: 'Low' },
  channel: {
    web: 'console',
    api: 'API',
    email: 'e-mail',
    system: 'automatic',
    event: 'automatic',
    timer: 'automatic',
  },
};

import type { Caller } from '../caller';
import type { Dice } from '../dice';
import type { Action, Scene } from './scene';

interface OpenClaim {
  readonly id: string;
  readonly number: string;
  readonly stage: string;
  readonly lines: readonly { readonly id: string; readonly claimedAmount: number | null }[];
}

/** The next case of the queue, or one that a shipper is waiting for. */
async function choose({ claims }: Scene, agent: Caller, dice: Dice): Promise<string | undefined> {
  if (dice.chance(0.5)) return claims.pick(dice)?.id;
  const next = await agent.once<OpenClaim>({
    method: 'POST',
    path: '/api/queue/next',
    body: {},
    key: dice.uuid(),
  });
  return next?.status === 200 ? next.body.id : claims.pick(dice)?.id;
}

async function work(scene: Scene, dice: Dice): Promise<void> {
  const agent = dice.pick(scene.agents);
  const id = await choose(scene, agent, dice);
  if (!id) return;
  const seen = await agent.once<OpenClaim>({ path: `/api/claims/${id}` });
  if (seen?.status !== 200) return;
  const claim = seen.body;
  if (!['submitted', 'in_review'].includes(claim.stage)) return;
  if (dice.chance(0.12)) return askForMore(scene, agent, claim, dice);
  await decide(scene, agent, claim, seen.etag, dice);
}

async function askForMore(scene: Scene, agent: Caller, claim: OpenClaim, dice: Dice): Promise<void> {
  const told = await agent.once({
    method: 'POST',
    path: `/api/claims/${claim.id}/evidence-request`,
    body: { items: ['photo_label'] },
    key: dice.uuid(),
  });
  if (told?.status === 200) scene.wanting.add(claim);
}

async function decide(
  { mark, rejected }: Scene,
  agent: Caller,
  { id, number, lines }: OpenClaim,
  ifMatch: string,
  dice: Dice,
): Promise<void> {
  const outcome = dice.pick(['approved', 'approved', 'approved', 'approved_partial', 'rejected']);
  const reasonText = mark();
  const part = outcome === 'approved_partial' ? 0.5 : 1;
  const body = {
    outcome,
    reasonText,
    reasonCode: outcome === 'rejected' ? 'no_evidence' : 'assessed',
    lines:
      outcome === 'rejected'
        ? []
        : lines.map((line) => ({
            lineId: line.id,
            approvedAmount: Math.floor((line.claimedAmount ?? 0) * part),
          })),
  };
  const told = await agent.effect(
    'decision',
    reasonText,
    { path: `/api/claims/${id}/decision`, body, ifMatch },
    dice,
  );
  if (told?.status === 200 && outcome === 'rejected') rejected.add({ id, number });
}

async function survey({ agents }: Scene, dice: Dice): Promise<void> {
  await dice
    .pick(agents)
    .once({ path: dice.pick(['/api/queue?limit=20', '/api/queue/counts', '/api/sla-board']) });
}

export const agentActions: readonly Action[] = [
  { name: 'takes next and decides', weight: 8, run: work },
  { name: 'looks at the queue', weight: 1, run: survey },
];

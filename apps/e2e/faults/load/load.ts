import { setTimeout as wait } from 'node:timers/promises';
import type { Dice } from '../dice';
import { agentActions } from './agent';
import { courierActions } from './courier';
import { financeActions } from './finance';
import { recipientActions } from './recipient';
import type { Action, Scene } from './scene';
import { shipperActions } from './shipper';

const actions: readonly Action[] = [
  ...shipperActions,
  ...courierActions,
  ...agentActions,
  ...financeActions,
  ...recipientActions,
];

/** More than this at once and new ones wait outside: a fault must not turn into a crowd of our own making. */
const AT_ONCE = 150;

export interface Load {
  /** Begins nothing new and waits until everybody has heard how it ended. */
  stop(): Promise<void>;
  /** What was not begun because too much was under way. */
  readonly heldBack: number;
}

/** Everybody at work: `perSecond` actions, whether the earlier ones have ended or not. */
export function startLoad(scene: Scene, dice: Dice, perSecond: number): Load {
  const under = new Set<Promise<void>>();
  let heldBack = 0;
  let stopped = false;
  const done = (async () => {
    while (!stopped) {
      const [action, own] = [weighted(dice), dice.fork()];
      if (under.size < AT_ONCE) {
        const running = action.run(scene, own).finally(() => under.delete(running));
        under.add(running);
      } else heldBack += 1;
      await wait(1_000 / perSecond);
    }
    await Promise.all(under);
  })();
  return {
    stop: () => {
      stopped = true;
      return done;
    },
    get heldBack() {
      return heldBack;
    },
  };
}

const total = actions.reduce((sum, { weight }) => sum + weight, 0);

function weighted(dice: Dice): Action {
  let left = dice.next() * total;
  const found = actions.find(({ weight }) => (left -= weight) < 0);
  return found ?? (actions[0] as Action);
}

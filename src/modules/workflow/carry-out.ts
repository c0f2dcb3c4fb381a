import type { Definition, Effect } from '#engines/process/index.ts';
import type { Context, Tx } from '#platform/context.ts';
import { cancelCall, returnToCaller, startCalled } from './calls.ts';
import type { Course } from './course.ts';
import { startService, startTimer, stopDue } from './due-rows.ts';
import type { Instance } from './instances.ts';
import { awaitMessage, sendMessage } from './messages.ts';
import { closeItem, openItems } from './open-items.ts';

/** An instance whose effects are being carried out. */
export interface Carrying {
  readonly tx: Tx;
  readonly ctx: Context;
  readonly course: Course;
  readonly instance: Instance;
  readonly definition: Definition;
}

/** Writes what a step asked for as rows, then moves the other instances it concerns. */
export async function carryOut(
  tx: Tx,
  ctx: Context,
  course: Course,
  instance: Instance,
  definition: Definition,
  effects: readonly Effect[],
): Promise<void> {
  const carrying: Carrying = { tx, ctx, course, instance, definition };
  if (instance.parentId === null) course.rootEffects.push(...effects);
  for (const effect of effects) await writers[effect.type]?.(carrying, effect as never);
  await openItems(
    carrying,
    effects.filter((effect) => effect.type === 'open-work-item'),
  );
  // Last, since each of these may come back to this very instance, whose rows must stand by then.
  for (const effect of effects) await movers[effect.type]?.(carrying, effect as never);
}

type Carriers = {
  readonly [Type in Effect['type']]?: (
    carrying: Carrying,
    effect: Extract<Effect, { type: Type }>,
  ) => Promise<unknown>;
};

const writers: Carriers = {
  'close-work-item': closeItem,
  'start-timer': startTimer,
  'cancel-timer': (carrying, { timer }) => stopDue(carrying, timer),
  'call-service': startService,
  'cancel-call': cancelCall,
};

const movers: Carriers = {
  'start-process': startCalled,
  'send-message': sendMessage,
  'await-message': awaitMessage,
  completed: (carrying, { outcome }) => returnToCaller(carrying, { outcome }),
  failed: (carrying, { error }) => returnToCaller(carrying, { error }),
};

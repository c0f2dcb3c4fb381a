import { documentEvents } from '#modules/documents/index.ts';
import type { Context } from '#platform/context.ts';
import type { EventReader } from '#platform/events/index.ts';
import { addJob, type Job } from '#platform/jobs/index.ts';
import { raiseSourceAlarm } from '../commands/raise-source-alarm.ts';

const jobName = 'raise-source-alarm';
const losses: Readonly<Record<string, 'recalled' | 'replaced'>> = {
  [documentEvents.recalled]: 'recalled',
  [documentEvents.replaced]: 'replaced',
};

/** Follows documents for the directives that rest on them. */
export const sourceFollower = (tenant: string): EventReader => ({
  name: 'directive-sources',
  async handle(tx, events) {
    for (const { type, subject } of events) {
      const what = losses[type];
      if (what) await addJob(tx, jobName, { tenant, documentId: subject.id, what });
    }
  },
});

export const sourceJob = (ctx: Context): Job => ({
  name: jobName,
  run: ({ documentId, what }) =>
    raiseSourceAlarm(ctx, {
      documentId: String(documentId),
      what: what === 'replaced' ? 'replaced' : 'recalled',
    }),
});

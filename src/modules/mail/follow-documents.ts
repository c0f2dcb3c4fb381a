import type { Context, Tx } from '#platform/context.ts';
import type { EventReader, RecordedEvent } from '#platform/events/index.ts';
import { addJob, type Job } from '#platform/jobs/index.ts';
import { answerLetter } from './answer-letter.ts';
import { beginDispatches } from './commands/begin-dispatches.ts';
import { type MailServices, sendDispatchJob } from './send-dispatch.ts';

const jobs = { begin: 'begin-mail-dispatches', answer: 'answer-mail-letter' } as const;

/** Documents that go out by mail, and letters whose documents were registered or sent back. */
export const mailFollower = (tenant: string): EventReader => ({
  name: 'mail',
  async handle(tx, events) {
    for (const event of events) await follow(tx, tenant, event);
  },
});

const sending: ReadonlySet<string> = new Set(['document-issued', 'document-recalled']);
const isAnswer = ({ type, data }: RecordedEvent) =>
  type === 'document-returned' || (type === 'document-registered' && data['source'] === 'mail');

async function follow(tx: Tx, tenant: string, event: RecordedEvent): Promise<void> {
  const { type, subject, data } = event;
  const payload = { tenant, documentId: subject.id };
  if (sending.has(type) && data['direction'] === 'outgoing') await addJob(tx, jobs.begin, payload);
  if (isAnswer(event)) await addJob(tx, jobs.answer, payload);
}

export const mailJobs = (ctx: Context, services: MailServices): readonly Job[] => [
  { name: jobs.begin, run: ({ documentId }) => beginDispatches(ctx, String(documentId)) },
  { name: jobs.answer, run: ({ documentId }) => answerLetter(ctx, services, String(documentId)) },
  sendDispatchJob(ctx, services),
];

import type { ExchangeServices } from '#modules/exchange/index.ts';
import type { Context } from '#platform/context.ts';
import type { EventReader } from '#platform/events/index.ts';
import type { Job } from '#platform/jobs/index.ts';
import { arrivalJobs, arrivedDocuments } from './arrivals.ts';
import { documentFollower } from './follow-documents.ts';
import { followSigningJob } from './follow-signing.ts';
import { readTextJob } from './read-text.ts';
import { sendDocumentJob } from './send-document.ts';
import { tellStatusJob } from './tell-status.ts';

/** What follows the log: arrivals of the axis, and the facts about documents. */
export const documentReaders = (tenant: string): readonly EventReader[] => [
  arrivedDocuments(tenant),
  documentFollower(tenant),
];

/** The work behind the pages, done for the program itself. */
export const documentJobs = (ctx: Context, services: ExchangeServices): readonly Job[] => [
  ...arrivalJobs(ctx, services),
  followSigningJob(ctx),
  readTextJob(ctx, services),
  sendDocumentJob(ctx, services),
  tellStatusJob(ctx, services),
];

import type { Calendar } from '#engines/working-time/index.ts';
import type { ExchangeServices } from '#modules/exchange/index.ts';
import type { Context } from '#platform/context.ts';
import type { EventReader } from '#platform/events/index.ts';
import type { Routes } from '#platform/http/index.ts';
import type { Job } from '#platform/jobs/index.ts';
import { arrivalJobs, arrivedDocuments } from './arrivals.ts';
import { coEditingRoutes } from './co-editing-routes.tsx';
import { fixContent } from './commands/fix-content.ts';
import { comparisonRoutes } from './comparison-routes.tsx';
import { copyRoutes } from './copy-routes.tsx';
import { documentRoutes } from './document-routes.tsx';
import type { DocumentServices } from './document-services.ts';
import { draftRoutes } from './draft-routes.tsx';
import { figureRoutes } from './figure-routes.tsx';
import { documentFigures } from './figures.ts';
import { documentFollower, fixContentName } from './follow-documents.ts';
import { followSigningJob } from './follow-signing.ts';
import { incomingRoutes } from './incoming-routes.tsx';
import { makePdfJob } from './made-pdf.ts';
import { readTextJob } from './read-text.ts';
import { sendDocumentJob } from './send-document.ts';
import { documentHabits } from './suggestions/learn-habits.ts';
import { tellStatusJob } from './tell-status.ts';
import { templateRoutes } from './template-routes.tsx';
import { workRoutes } from './work-routes.tsx';

export { errorTexts } from './problem.ts';

/** Every page of documents. */
export const documentPages = (services: DocumentServices): readonly Routes[] => [
  incomingRoutes(services),
  draftRoutes(services),
  coEditingRoutes,
  workRoutes,
  figureRoutes,
  templateRoutes(services),
  comparisonRoutes(services),
  copyRoutes(services),
  documentRoutes(services),
];

/** What follows the log: arrivals of the axis, and the facts about documents. */
export const documentReaders = (tenant: string, calendar: Calendar): readonly EventReader[] => [
  arrivedDocuments(tenant),
  documentFollower(tenant),
  documentFigures(calendar),
  documentHabits,
];

/** The work behind the pages, done for the program itself. */
export const documentJobs = (ctx: Context, services: ExchangeServices): readonly Job[] => [
  ...arrivalJobs(ctx, services),
  followSigningJob(ctx),
  { name: fixContentName, run: ({ documentId }) => fixContent(ctx, String(documentId)) },
  makePdfJob(ctx, services),
  readTextJob(ctx, services),
  sendDocumentJob(ctx, services),
  tellStatusJob(ctx, services),
];

import type { BlobStore } from '#platform/files/index.ts';
import type { HttpApp } from '#platform/http/index.ts';
import { answerStage } from '../answer-stage.ts';
import { ById, OfStage, stageUploads } from '../apply-routes.tsx';
import { getDraft } from '../drafts.ts';
import { openDraft } from '../open-draft.ts';
import { citizenPaths } from '../paths.ts';
import { submitDraft } from '../submit-draft.ts';
import type { StageAnswer, SubmissionAnswer } from './kept.ts';
import { OfflinePage } from './offline-page.tsx';

/** Where a browser gets the page it shows without a line, and sends what it kept: the same acts, answered as data. */
export function offlineRoutes(app: HttpApp, { blobs }: { readonly blobs: BlobStore }): void {
  app.get(
    citizenPaths.offline(':id'),
    { config: { access: 'citizen', keptOffline: true }, schema: { params: ById } },
    async ({ ctx, params }, reply) => {
      const open = await openDraft(ctx, params.id);
      if (open.draft.dossierId) return reply.redirect(citizenPaths.dossier(open.draft.dossierId), 303);
      return reply.html(<OfflinePage open={open} />);
    },
  );

  app.post(
    citizenPaths.keptStage(':id', ':stage'),
    {
      config: { access: 'citizen', idempotent: true, uploads: stageUploads },
      schema: { params: OfStage },
    },
    async (request): Promise<StageAnswer> => {
      const { ctx, params } = request;
      const answered = await answerStage(ctx, blobs, await openDraft(ctx, params.id), params.stage, request);
      const { version } = await getDraft(ctx, params.id);
      if (answered.next !== null) return { state: 'taken', version };
      return { state: answered.isStale ? 'stale' : 'incomplete', version };
    },
  );

  app.post(
    citizenPaths.keptSubmission(':id'),
    { config: { access: 'citizen' }, schema: { params: ById } },
    async ({ ctx, params }): Promise<SubmissionAnswer> => ({
      receipt: citizenPaths.receipt(await submitDraft(ctx, await openDraft(ctx, params.id))),
    }),
  );
}

import { Type } from 'typebox';
import { dayOf, listOfficerNames, listOfficersOf, listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { type Posted, refusedStatus } from '#ui/index.ts';
import type { ArchiveServices } from './archive-services.ts';
import { decideDestruction } from './commands/decide-destruction.ts';
import { hearMember } from './commands/hear-member.ts';
import { proposeDestruction } from './commands/propose-destruction.ts';
import { transferFolders } from './commands/transfer-folders.ts';
import { listHeld } from './holds.ts';
import { listDestructions, listEnded, listPermanent } from './list-hand-overs.ts';
import { DestructionPage } from './pages/destruction-page.tsx';
import { RetentionPage } from './pages/retention-page.tsx';
import { archivePaths } from './paths.ts';
import { ownAgency } from './plan-routes.tsx';
import { postedAgain } from './problem.ts';
import { findDestruction, listDestructionFolders, listMembers } from './queries.ts';
import { After, acting, ById, config, pageLength, readPlace, sendFile, showing } from './route-help.tsx';

/** What is past its time: proposed, heard, decided; and what goes on to the historical archive. */
export const retentionRoutes =
  (services: ArchiveServices): Routes =>
  (app) => {
    vietnameseOnly(app);

    const listPage = (ctx: Context, after?: string) => async (posted: Posted) => {
      const agencyId = ownAgency(ctx, 'sealKeeper', 'signer');
      const today = dayOf(ctx.now());
      const mayReview = ctx.may('archive.review', { agencyId });
      const place = readPlace(after, (text) => Temporal.PlainDate.from(text));
      const range = { after: place && { endsOn: place.at, id: place.id }, limit: pageLength + 1 };
      const found = mayReview ? await listEnded(ctx.db, agencyId, today, range) : [];
      const ended = found.slice(0, pageLength);
      const permanent = mayReview ? await listPermanent(ctx.db, agencyId, pageLength) : [];
      const officers = mayReview ? await listOfficersOf(ctx.db, [agencyId], today) : [];
      const last = ended.at(-1);
      return (
        <RetentionPage
          agencyId={agencyId}
          ended={ended}
          held={
            await listHeld(
              ctx.db,
              ended.map(({ id }) => id),
            )
          }
          unitNames={
            await listUnitNames(
              ctx.db,
              [...ended, ...permanent].map(({ unitId }) => unitId),
            )
          }
          destructions={await listDestructions(ctx.db, ctx.actor, pageLength)}
          permanent={permanent}
          people={officers.map(({ officerId, fullName }) => ({ value: officerId, label: fullName }))}
          nextHref={
            last && found.length > pageLength
              ? archivePaths.retention(`${last.endsOn} ${last.id}`)
              : undefined
          }
          mayReview={mayReview}
          posted={posted}
        />
      );
    };
    app.get(
      archivePaths.retention(),
      { config, schema: { querystring: Type.Object({ sau: After }) } },
      async ({ ctx, query }, reply) => showing(reply, listPage(ctx, query.sau)),
    );
    app.post(archivePaths.retention(), { config }, async (request, reply) => {
      const { ctx, form } = request;
      return acting(request, reply, listPage(ctx), 'Đã trình Hội đồng.', async () => {
        const { id } = await proposeDestruction(ctx, services, {
          agencyId: form.get('agency') ?? '',
          folderIds: form.getAll('folders'),
          reason: form.get('reason') ?? '',
          chairId: form.get('chair') ?? '',
          memberIds: form.getAll('members'),
        });
        return archivePaths.destruction(id);
      });
    });
    app.post(archivePaths.transfers(), { config }, async ({ ctx, form }, reply) => {
      try {
        const list = await transferFolders(ctx, services, {
          agencyId: form.get('agency') ?? '',
          folderIds: form.getAll('folders'),
          to: form.get('to') ?? '',
        });
        return sendFile(ctx, reply, services.blobs, list.id);
      } catch (error) {
        return reply.html(await listPage(ctx)(postedAgain(error, form)), { status: refusedStatus(error) });
      }
    });

    const page = (ctx: Context, id: string) => async (posted: Posted) => {
      const destruction = orNotFound(await findDestruction(ctx.db, ctx.actor, id));
      const members = await listMembers(ctx.db, id);
      const folders = await listDestructionFolders(ctx.db, id);
      const { proposedBy, decidedBy, state } = destruction;
      const people = [
        proposedBy,
        ...(decidedBy ? [decidedBy] : []),
        ...members.map(({ officerId }) => officerId),
      ];
      const own = members.find(({ officerId }) => officerId === ctx.actor.id);
      const erasures = await ctx.db
        .selectFrom('archiveErasure')
        .select('state')
        .where('destructionId', '=', id)
        .execute();
      return (
        <DestructionPage
          destruction={destruction}
          folders={folders}
          members={members}
          names={await listOfficerNames(ctx.db, people)}
          held={
            await listHeld(
              ctx.db,
              folders.map((folder) => folder.id),
            )
          }
          erased={erasures.filter((each) => each.state === 'erased').length}
          kept={erasures.filter((each) => each.state === 'kept').length}
          maySpeak={state === 'in-council' && own !== undefined && own.opinion === null}
          mayDecide={state === 'for-decision' && ctx.may('archive.decide', destruction)}
          posted={posted}
        />
      );
    };
    app.get(archivePaths.destruction(':id'), { config, schema: ById }, async ({ ctx, params }, reply) =>
      showing(reply, page(ctx, params.id)),
    );
    app.get(archivePaths.destructionList(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
      const { listFileId } = orNotFound(await findDestruction(ctx.db, ctx.actor, params.id));
      return sendFile(ctx, reply, services.blobs, listFileId);
    });
    app.post(archivePaths.opinion(':id'), { config, schema: ById }, async (request, reply) => {
      const { ctx, params, form } = request;
      return acting(request, reply, page(ctx, params.id), 'Đã gửi ý kiến.', async () => {
        const opinion = form.get('opinion') === 'keep' ? 'keep' : 'destroy';
        await hearMember(ctx, { destructionId: params.id, opinion, note: form.get('note') ?? '' });
        return archivePaths.destruction(params.id);
      });
    });
    app.post(archivePaths.decision(':id'), { config, schema: ById }, async (request, reply) => {
      const { ctx, params, form } = request;
      return acting(request, reply, page(ctx, params.id), 'Đã ghi quyết định.', async () => {
        const destructionId = params.id;
        await decideDestruction(
          ctx,
          form.get('outcome') === 'destroy'
            ? { destructionId, outcome: 'destroy', decisionCode: form.get('code') ?? '' }
            : { destructionId, outcome: 'keep', reason: form.get('reason') ?? '' },
        );
        return archivePaths.destruction(destructionId);
      });
    });
  };

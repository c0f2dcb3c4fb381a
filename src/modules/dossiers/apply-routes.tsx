import { Type } from 'typebox';
import { reachableStages } from '#engines/forms/index.ts';
import { covers, listHeldMandates } from '#modules/mandates/index.ts';
import { dayOf, listUnits } from '#modules/org/index.ts';
import type { RegistrySource } from '#modules/personal-store/index.ts';
import { getProcedure, handlingLevel } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, type Issue, refuseUnless } from '#platform/errors/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import type { HttpApp } from '#platform/http/index.ts';
import { getAccount } from './account.ts';
import { answerStage } from './answer-stage.ts';
import { words } from './citizen-words.ts';
import { contactStage } from './contact-form.ts';
import { listDrafts, removeDraft } from './drafts.ts';
import { feeOfDraft } from './fee-of-draft.ts';
import { findAlike } from './find-alike.ts';
import { beginDraft, type OpenDraft, openDraft } from './open-draft.ts';
import { ReviewPage } from './pages/citizen/review-page.tsx';
import { StagePage } from './pages/citizen/stage-page.tsx';
import { StartPage } from './pages/citizen/start-page.tsx';
import { citizenPaths } from './paths.ts';
import { registryOffers } from './registry-prefill.ts';
import { withOffers } from './store-offers.ts';
import { submitDraft } from './submit-draft.ts';
import { viewOfStage } from './view-of-stage.ts';

export const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const OfStage = Type.Object({ ...ById.properties, stage: Type.String({ maxLength: 100 }) });
/** A stage's files: scans from a phone, a whole file of papers. */
export const stageUploads = { maxFiles: 20, maxFileBytes: 64 * 2 ** 20 };
const ByCode = Type.Object({ code: Type.String({ maxLength: 20 }) });

/** Applying in stages: begin, fill in, review, send. Works without a script, saves at every step. */
export function applyRoutes(
  app: HttpApp,
  {
    blobs,
    registries = [],
  }: { readonly blobs: BlobStore; readonly registries?: readonly RegistrySource[] | undefined },
): void {
  const config = { access: 'citizen' };

  app.get(
    citizenPaths.apply(':code'),
    { config, schema: { params: ByCode } },
    async ({ ctx, params }, reply) => reply.html(<StartPage {...(await startOf(ctx, params.code))} />),
  );

  app.post(
    citizenPaths.apply(':code'),
    { config, schema: { params: ByCode } },
    async ({ ctx, params, form, locale }, reply) => {
      const start = await startOf(ctx, params.code);
      const placeCode = form.get('placeCode') || null;
      const isKnown = start.places.length === 0 || start.places.some((place) => place.code === placeCode);
      if (!isKnown) {
        const issues = new Map([['placeCode', words(locale, 'placeMissing')]]);
        return reply.html(<StartPage {...start} posted={{ values: form, issues }} />, { status: 422 });
      }
      const mandateId = form.get('mandate') || null;
      const mandate = start.mandates.find(({ id }) => id === mandateId) ?? null;
      refuseUnless(mandateId === null || mandate, 'mandate-not-in-force');
      const place = start.places.length === 0 ? null : placeCode;
      const draft = await beginDraft(ctx, start.version, place, mandate);
      return reply.redirect(citizenPaths.stage(draft.id, draft.stage), 303);
    },
  );

  app.get(citizenPaths.draft(':id'), { config, schema: { params: ById } }, async ({ ctx, params }, reply) => {
    const { draft, form, today } = await openDraft(ctx, params.id);
    if (draft.dossierId) return reply.redirect(citizenPaths.dossier(draft.dossierId), 303);
    const known = [...reachableStages(form, draft.answers, today).map(({ id }) => id), contactStage];
    const stage = known.includes(draft.stage) ? draft.stage : known[0]!;
    return reply.redirect(citizenPaths.stage(draft.id, stage), 303);
  });

  app.get(
    citizenPaths.stage(':id', ':stage'),
    { config, schema: { params: OfStage } },
    async ({ ctx, params }, reply) => {
      const open = await openDraft(ctx, params.id);
      if (open.draft.dossierId) return reply.redirect(citizenPaths.dossier(open.draft.dossierId), 303);
      const view = await withOffers(ctx, open, viewOfStage(ctx, open, params.stage, []));
      const offers = await registryOffers(ctx, open, params.stage, registries);
      return reply.html(<StagePage open={open} view={view} registryOffers={offers} />);
    },
  );

  app.post(
    citizenPaths.stage(':id', ':stage'),
    { config: { ...config, uploads: stageUploads }, schema: { params: OfStage } },
    async (request, reply) => {
      const { ctx, params, locale, session } = request;
      const answered = await answerStage(
        ctx,
        blobs,
        await openDraft(ctx, params.id),
        params.stage,
        request,
        registries,
      );
      if (answered.next === 'later') session.flash('success', words(locale, 'savedForLater'));
      if (answered.next !== null) {
        return reply.redirect(answered.next === 'later' ? citizenPaths.own : answered.next, 303);
      }
      const { open, issues, isStale } = answered;
      const view = await withOffers(ctx, open, viewOfStage(ctx, open, params.stage, issues));
      const offers = await registryOffers(ctx, open, params.stage, registries);
      return reply.html(<StagePage open={open} view={view} isStale={isStale} registryOffers={offers} />, {
        status: isStale ? 409 : 422,
      });
    },
  );

  app.get(
    citizenPaths.review(':id'),
    { config, schema: { params: ById } },
    async ({ ctx, params }, reply) => {
      const open = await openDraft(ctx, params.id);
      if (open.draft.dossierId) return reply.redirect(citizenPaths.dossier(open.draft.dossierId), 303);
      return reply.html(await reviewPage(ctx, open));
    },
  );

  app.post(
    citizenPaths.submission(':id'),
    { config, schema: { params: ById } },
    async ({ ctx, params }, reply) => {
      const open = await openDraft(ctx, params.id);
      try {
        const dossierId = await submitDraft(ctx, open);
        return reply.redirect(citizenPaths.receipt(dossierId), 303);
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        return reply.html(await reviewPage(ctx, open, error.issues), { status: 422 });
      }
    },
  );

  app.post(
    citizenPaths.draftRemoval(':id'),
    { config, schema: { params: ById } },
    async ({ ctx, params, locale, session }, reply) => {
      await removeDraft(ctx, params.id);
      session.flash('success', words(locale, 'draftRemoved'));
      return reply.redirect(citizenPaths.own, 303);
    },
  );
}

export type StartOf = Awaited<ReturnType<typeof startOf>>;

/** What the first page shows: the procedure, the communes that could be competent, for whom it can be, what was begun before. */
async function startOf(ctx: Context, code: string) {
  const on = dayOf(ctx.now());
  const version = await getProcedure(ctx.db, code, on);
  const units =
    handlingLevel(version.content) === 'commune'
      ? await listUnits(ctx.db, on, { kind: 'communePeoplesCommittee' })
      : [];
  const places = units.flatMap(({ placeCode, name, nameEn }) =>
    placeCode ? [{ code: placeCode, name, nameEn }] : [],
  );
  const begun = (await listDrafts(ctx)).filter((draft) => draft.procedureVersionId === version.id);
  const held = await listHeldMandates(ctx.db, ctx.actor.id!, on);
  const mandates = held.filter((mandate) => covers(mandate, version.content.code));
  return { version, places, mandates, home: (await getAccount(ctx)).address?.commune, begun };
}

/** The whole before it is sent, with what it costs, and what of the last days is like it. */
const reviewPage = async (ctx: Context, open: OpenDraft, issues?: readonly Issue[]) => (
  <ReviewPage
    open={open}
    fee={await feeOfDraft(ctx, open)}
    alike={
      await findAlike(ctx.db, {
        identityNumber: open.account.identityNumber,
        procedureId: open.version.procedureId,
        exceptKey: open.draft.id,
        now: ctx.now(),
      })
    }
    issues={issues}
  />
);

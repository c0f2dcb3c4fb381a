import { Type } from 'typebox';
import type { LetterPress } from '#engines/letters/index.ts';
import type { RegistrySource } from '#modules/personal-store/index.ts';
import { getProcedureVersion } from '#modules/procedures/index.ts';
import { getKeptForm, type ReceiptPress } from '#modules/signing/index.ts';
import { InvalidInput, orNotFound } from '#platform/errors/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import { attachment, type HttpApp } from '#platform/http/index.ts';
import { mandatesHeldBy } from './acting-for.ts';
import { words } from './citizen-words.ts';
import { rateDossier } from './commands/rate-dossier.ts';
import { supplementDossier } from './commands/supplement-dossier.ts';
import { withdrawDossier } from './commands/withdraw-dossier.ts';
import { listFees } from './dossier-fee.ts';
import { listDrafts } from './drafts.ts';
import { drawLetter } from './letters.ts';
import { getOwnDossier } from './own-dossier.ts';
import { keepUploads } from './own-files.ts';
import { DossierPage } from './pages/citizen/dossier-page.tsx';
import { OwnPage } from './pages/citizen/own-page.tsx';
import { postedOwn } from './pages/citizen/posted-own.ts';
import { ReceiptPage } from './pages/citizen/receipt-page.tsx';
import { citizenPaths } from './paths.ts';
import { getDossier, listLetters, listOwnDossiers } from './queries.ts';

export interface OwnServices {
  readonly blobs: BlobStore;
  readonly letters: LetterPress;
  readonly baseUrl: string;
  readonly receipts?: ReceiptPress | undefined;
  /** National databases that fill in forms; none while no address is set. */
  readonly registries?: readonly RegistrySource[] | undefined;
}

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ByLetter = Type.Object({ ...ById.properties, letterId: Type.String({ format: 'uuid' }) });
const ByFile = Type.Object({ ...ById.properties, fileId: Type.String({ format: 'uuid' }) });

/** What a person has begun and sent: to follow it, answer, receive, and say how it was. */
export function ownRoutes(app: HttpApp, services: OwnServices): void {
  const { blobs, baseUrl } = services;
  const config = { access: 'citizen' };
  const schema = { params: ById };

  app.get(citizenPaths.own, { config }, async ({ ctx }, reply) => {
    const dossiers = await listOwnDossiers(ctx.db, ctx.actor.id!, await mandatesHeldBy(ctx.db, ctx.actor));
    const drafts = await Promise.all(
      (await listDrafts(ctx)).map(async (draft) => ({
        draft,
        procedure: (await getProcedureVersion(ctx.db, draft.procedureVersionId)).content,
      })),
    );
    const fees = await listFees(
      ctx.db,
      dossiers.map(({ id }) => id),
    );
    return reply.html(<OwnPage dossiers={dossiers} drafts={drafts} fees={fees} />);
  });

  app.get(citizenPaths.dossier(':id'), { config, schema }, async ({ ctx, params }, reply) =>
    reply.html(<DossierPage own={await getOwnDossier(ctx, params.id)} />),
  );

  app.get(citizenPaths.receipt(':id'), { config, schema }, async ({ ctx, params }, reply) => {
    const own = await getOwnDossier(ctx, params.id);
    const address = baseUrl + citizenPaths.tracking(own.dossier.code);
    return reply.html(<ReceiptPage own={own} address={address} />);
  });

  app.get(
    citizenPaths.letter(':id', ':letterId'),
    { config, schema: { params: ByLetter } },
    async ({ ctx, params }, reply) => {
      const dossier = await getDossier(ctx.db, ctx.actor, params.id);
      const letter = orNotFound(
        (await listLetters(ctx.db, dossier.id)).find(({ id }) => id === params.letterId),
      );
      const pdf = await drawLetter(services, dossier, letter);
      return attachment(reply, 'application/pdf', `${letter.kind}-${dossier.code}.pdf`).send(
        Buffer.from(pdf),
      );
    },
  );

  app.get(
    citizenPaths.file(':id', ':fileId'),
    { config, schema: { params: ByFile } },
    async ({ ctx, params }, reply) => {
      const dossier = await getDossier(ctx.db, ctx.actor, params.id);
      const { files } = await getOwnDossier(ctx, dossier.id);
      const listed = files.find(({ fileId }) => fileId === params.fileId);
      const { newest: file } = await getKeptForm(ctx.db, orNotFound(listed).fileId);
      return attachment(reply, file.mediaType, file.name).send(blobs.read(file.sha256));
    },
  );

  app.post(
    citizenPaths.supplement(':id'),
    { config: { ...config, uploads: { maxFiles: 20, maxFileBytes: 64 * 2 ** 20 } }, schema },
    async ({ ctx, params, form, uploads, locale, session }, reply) => {
      const own = await getOwnDossier(ctx, params.id);
      const kept = await keepUploads(ctx, blobs, uploads, () => 'files');
      try {
        if (kept.issues.length > 0) throw new InvalidInput(kept.issues);
        const fileIds = kept.files.map(({ fileId }) => fileId);
        await supplementDossier(ctx, { dossierId: own.dossier.id, fileIds });
      } catch (error) {
        return reply.html(<DossierPage own={own} posted={postedOwn(error, form, locale)} />, { status: 422 });
      }
      session.flash('success', words(locale, 'supplementSent'));
      return reply.redirect(citizenPaths.dossier(own.dossier.id), 303);
    },
  );

  app.post(
    citizenPaths.withdrawal(':id'),
    { config, schema },
    async ({ ctx, params, form, locale, session }, reply) => {
      await withdrawDossier(ctx, { dossierId: params.id, reason: form.get('reason') ?? '' });
      session.flash('success', words(locale, 'withdrawn'));
      return reply.redirect(citizenPaths.dossier(params.id), 303);
    },
  );

  app.post(
    citizenPaths.rating(':id'),
    { config, schema },
    async ({ ctx, params, form, locale, session }, reply) => {
      const score = Number(form.get('score'));
      try {
        await rateDossier(ctx, { dossierId: params.id, score, comment: form.get('comment') ?? '' });
      } catch (error) {
        const posted = postedOwn(error, form, locale);
        const own = await getOwnDossier(ctx, params.id);
        return reply.html(<DossierPage own={own} posted={posted} />, { status: 422 });
      }
      session.flash('success', words(locale, 'thanks'));
      return reply.redirect(citizenPaths.dossier(params.id), 303);
    },
  );
}

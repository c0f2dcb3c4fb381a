import { Type } from 'typebox';
import type { Context } from '#platform/context.ts';
import { InvalidInput, type Issue, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { deskPaths } from './desk-paths.ts';
import type { DeskServices } from './desk-services.ts';
import { listFees } from './dossier-fee.ts';
import { refusals } from './messages.vi.ts';
import { AcknowledgementPage } from './pages/desk/acknowledgement-page.tsx';
import { WalkInFormPage } from './pages/desk/walk-in-form-page.tsx';
import { WalkInSearchPage } from './pages/desk/walk-in-search-page.tsx';
import { getDossier, listComponents, listLetters } from './queries.ts';
import { takeInDossier } from './take-in-dossier.ts';
import { newEntry, openWalkIn, presentEntry, readEntry, type WalkIn, type WalkInEntry } from './walk-in.ts';

const ByCode = Type.Object({ code: Type.String({ maxLength: 20 }) });
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Search = Type.Object({ q: Type.Optional(Type.String({ maxLength: 300 })) });
const mostFound = 20;

/** Taking in at the counter: find the procedure, fill in, take in, print. */
export const walkInRoutes =
  ({ blobs, finderFor }: DeskServices): Routes =>
  (app) => {
    const config = { access: 'officer' };

    app.get(
      deskPaths.walkIn(),
      { config, schema: { querystring: Search } },
      async ({ ctx, query }, reply) => {
        ctx.authorize('dossiers.takeIn');
        const question = query.q?.trim() ?? '';
        const { finder, byCode, procedures } = await finderFor(ctx);
        const found = question
          ? finder.search(question, { limit: mostFound }).items.map(({ code }) => byCode.get(code)!)
          : procedures.slice(0, mostFound);
        return reply.html(<WalkInSearchPage question={question} procedures={found} />);
      },
    );

    app.get(
      deskPaths.walkInForm(':code'),
      { config, schema: { params: ByCode } },
      async ({ ctx, params }, reply) => {
        const walkIn = await openWalkIn(ctx, params.code);
        return reply.html(await formPage(ctx, walkIn, newEntry(walkIn), []));
      },
    );

    app.post(
      deskPaths.walkInForm(':code'),
      { config: { ...config, uploads: { maxFiles: 30 } }, schema: { params: ByCode } },
      async ({ ctx, params, form, uploads, session }, reply) => {
        const walkIn = await openWalkIn(ctx, params.code);
        const { entry, issues, isSent } = await readEntry(ctx, blobs, walkIn, form, uploads);
        if (!isSent || issues.length > 0) {
          const status = issues.length > 0 ? 422 : 200;
          return reply.html(await formPage(ctx, walkIn, entry, issues), { status });
        }
        try {
          const accepted = await takeInDossier(ctx, walkIn, entry);
          session.flash('success', `Đã tiếp nhận hồ sơ ${accepted.code}.`);
          return reply.redirect(deskPaths.acknowledgement(accepted.id), 303);
        } catch (error) {
          if (error instanceof InvalidInput) {
            return reply.html(await formPage(ctx, walkIn, entry, error.issues), { status: 422 });
          }
          const text = error instanceof Refusal && (refusals as Readonly<Record<string, string>>)[error.code];
          if (!text) throw error;
          return reply.html(await formPage(ctx, walkIn, entry, [], text), { status: 409 });
        }
      },
    );

    app.get(
      deskPaths.acknowledgement(':id'),
      { config, schema: { params: ById } },
      async ({ ctx, params }, reply) => {
        const dossier = await getDossier(ctx.db, ctx.actor, params.id);
        const letters = await listLetters(ctx.db, dossier.id);
        const letter = letters.find(({ kind }) => kind === 'acknowledgement');
        if (!letter) throw new Refusal('not-found');
        const components = await listComponents(ctx.db, dossier.id);
        const fees = (await listFees(ctx.db, [dossier.id])).get(dossier.id) ?? [];
        return reply.html(
          <AcknowledgementPage dossier={dossier} letter={letter} components={components} fees={fees} />,
        );
      },
    );
  };

const formPage = async (
  ctx: Context,
  walkIn: WalkIn,
  entry: WalkInEntry,
  issues: readonly Issue[],
  refusal?: string,
) => (
  <WalkInFormPage
    procedure={walkIn.version.content}
    versionId={walkIn.version.id}
    today={walkIn.today}
    desk={walkIn.desk.name}
    entry={entry}
    {...(await presentEntry(ctx, walkIn, entry, issues))}
    refusal={refusal}
  />
);

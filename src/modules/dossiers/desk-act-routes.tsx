import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted, refusedInWords, refusedStatus } from '#ui/index.ts';
import { performs } from './desk-acts.ts';
import { actDone, deskIssues } from './desk-messages.vi.ts';
import { type DeskAct, deskActs, deskPaths } from './desk-paths.ts';
import type { DeskServices } from './desk-services.ts';
import { viewDossier } from './desk-view.ts';
import { refusals } from './messages.vi.ts';
import { DossierPage } from './pages/desk/dossier-page.tsx';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
type PostedRequest = Pick<FastifyRequest<{ Params: { id: string } }>, 'ctx' | 'form' | 'params'>;

const { wordOf, postedAgain } = refusedInWords({
  ...refusals,
  ...deskIssues,
  'not-in-this-status': 'Việc này không thực hiện được ở trạng thái hiện tại.',
});

/** The acts of the desk: each posts to its noun, and leads back to the dossier. */
export const deskActRoutes =
  (services: DeskServices): Routes =>
  (app) => {
    // Searching is no act: the page comes back with what was typed and the units found.
    app.post(
      deskPaths.consultSearch(':id'),
      { config: { access: 'officer' }, schema: { params: ById } },
      async (request, reply) => {
        const posted = { ...nothingPosted, form: 'handOver', values: request.form };
        return reply.html(await pageAgain(request, posted));
      },
    );

    for (const act of Object.keys(deskActs) as DeskAct[]) {
      app.post(
        deskPaths.act(':id', act),
        { config: { access: 'officer', uploads: {} }, schema: { params: ById } },
        async (request, reply) => {
          const { ctx, form, uploads, session } = request;
          const dossierId = request.params.id;
          try {
            const done = await performs[act](ctx, { dossierId, form, uploads }, services);
            session.flash('success', actDone[act].replace('{code}', done.code));
            return reply.redirect(deskPaths.dossier(dossierId), 303);
          } catch (error) {
            const page = await pageAgain(request, refusedAct(error, act, form), isStale(error));
            return reply.html(page, { status: refusedStatus(error) });
          }
        },
      );
    }
  };

/** The page again, with what was typed; to one that had grown stale, also what others did since. */
async function pageAgain({ ctx, form, params }: PostedRequest, posted: Posted, wasStale = false) {
  const view = await viewDossier(ctx, params.id, {
    search: form.get('consult-search') ?? '',
    ticked: form.getAll('consult-agencies'),
  });
  const seenVersion = Number(form.get('seenVersion'));
  const since = wasStale ? view.events.filter(({ subject }) => subject.version > seenVersion) : undefined;
  return <DossierPage view={view} calendar={ctx.calendar} now={ctx.now()} posted={posted} since={since} />;
}

/** What is missing or forbidden is answered by the platform, like any page. */
const isPlatforms = ({ code }: Refusal) => code === 'not-found' || code === 'not-allowed';

const isStale = (error: unknown) => error instanceof Refusal && error.code === 'stale';

/** Why an act did not come about; of a page grown stale the page itself tells what others did. */
function refusedAct(error: unknown, act: DeskAct, values: URLSearchParams): Posted {
  if (isStale(error)) return { ...nothingPosted, form: act, values };
  const isUnnamed = error instanceof Refusal && !isPlatforms(error) && !wordOf(error.code);
  const posted = postedAgain(isUnnamed ? new Refusal('not-in-this-status') : error, values, act);
  return { ...posted, issues: new Map([...posted.issues].map(([name, text]) => [boxOf(act, name), text])) };
}

/** Commands name their own fields; on the page a box also carries its act, since several acts ask for a reason. */
const boxOf = (act: DeskAct, name: string) =>
  ['reason', 'papers', 'files'].includes(name) ? `${act}-${name}` : name;

import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { InvalidInput, type Issue, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { formatDateTime } from '#ui/index.ts';
import { performs } from './desk-acts.ts';
import { actDone, deskIssues } from './desk-messages.vi.ts';
import { type DeskAct, deskActs, deskPaths } from './desk-paths.ts';
import type { DeskServices } from './desk-services.ts';
import { type DeskDossier, viewDossier } from './desk-view.ts';
import { refusals } from './messages.vi.ts';
import { DossierPage } from './pages/desk/dossier-page.tsx';
import { factTitle } from './pages/shared/fact-timeline.tsx';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** The acts of the desk: each posts to its noun, and leads back to the dossier. */
export const deskActRoutes =
  (services: DeskServices): Routes =>
  (app) => {
    // Searching is no act: the page comes back with what was typed and the units found.
    app.post(
      deskPaths.consultSearch(':id'),
      { config: { access: 'officer' }, schema: { params: ById } },
      async ({ ctx, params, form }, reply) => {
        const view = await viewDossier(ctx, params.id, askingOf(form));
        const tried = { act: 'handOver' as const, values: form, issues: new Map() };
        return reply.html(<DossierPage view={view} calendar={ctx.calendar} now={ctx.now()} tried={tried} />);
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
            return await showAgain(request, reply, { act, dossierId, error });
          }
        },
      );
    }
  };

/** The same page with what was typed: beside the field where a field can be mended, above all else otherwise. */
async function showAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  { act, dossierId, error }: { readonly act: DeskAct; readonly dossierId: string; readonly error: unknown },
): Promise<FastifyReply> {
  const isShown = error instanceof InvalidInput || (error instanceof Refusal && isAnswerable(error));
  if (!isShown) throw error;
  const { ctx, form } = request;
  const view = await viewDossier(ctx, dossierId, askingOf(form));
  const issues = error instanceof InvalidInput ? error.issues : [];
  return reply.html(
    <DossierPage
      view={view}
      calendar={ctx.calendar}
      now={ctx.now()}
      tried={{
        act,
        values: form,
        issues: new Map(issues.map((issue) => [fieldOf(act, issue), issueText(issue)])),
      }}
      {...(error instanceof Refusal && { refusal: refusalOf(error, view, Number(form.get('seenVersion'))) })}
    />,
    { status: error instanceof InvalidInput ? 422 : 409 },
  );
}

const askingOf = (form: URLSearchParams) => ({
  search: form.get('consult-search') ?? '',
  ticked: form.getAll('consult-agencies'),
});

/** What is missing or forbidden is answered by the platform, like any page. */
const isAnswerable = ({ code }: Refusal) => code !== 'not-found' && code !== 'not-allowed';

/** Commands name their own fields; on the page a field also carries its act, since several acts ask for a reason. */
const fieldOf = (act: DeskAct, { field }: Issue): string => {
  const name = field.slice(1);
  return ['reason', 'papers', 'files'].includes(name) ? `${act}-${name}` : name;
};

const issueText = ({ code, params = {} }: Issue): string =>
  (deskIssues[code] ?? code).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

function refusalOf({ code }: Refusal, { events }: DeskDossier, seenVersion: number) {
  if (code !== 'stale') {
    const text = (refusals as Readonly<Record<string, string>>)[code];
    return {
      title: 'Chưa thực hiện được',
      lines: [text ?? 'Việc này không thực hiện được ở trạng thái hiện tại.'],
    };
  }
  const since = events.filter((event) => event.subject.version > seenVersion);
  return {
    title: 'Hồ sơ vừa thay đổi, nên việc bạn chọn chưa được thực hiện',
    lines: [
      ...since.map(
        (event) => `${formatDateTime(event.recordedAt, 'vi')}: ${factTitle(event)} (${event.actor.name}).`,
      ),
      'Trang này đã là bản mới nhất; nội dung bạn nhập vẫn còn. Xem lại rồi làm tiếp nếu vẫn cần.',
    ],
  };
}

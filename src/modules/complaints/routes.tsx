import { Type } from 'typebox';
import { deskPaths, getDossier } from '#modules/dossiers/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, refusedInWords } from '#ui/index.ts';
import { answerComplaint } from './commands/answer-complaint.ts';
import { type FileComplaint, fileComplaint } from './commands/file-complaint.ts';
import { viewComplaint } from './complaint-view.ts';
import { issueTexts } from './messages.vi.ts';
import { DeskComplaintPage } from './pages/desk-complaint-page.tsx';
import { FilingPage } from './pages/filing-page.tsx';
import { OwnComplaintPage } from './pages/own-complaint-page.tsx';
import { OwnComplaintsPage } from './pages/own-complaints-page.tsx';
import { complaintPaths } from './paths.ts';
import { placeIn } from './place-in.ts';
import { getComplaint, listOwnComplaints } from './queries.ts';
import type { ComplaintRules } from './rules.ts';
import { listHands } from './who-answers.ts';

const ById = { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) };
const pageLength = 20;
const { postedAgain } = refusedInWords(issueTexts);

/** Saying it, following it, and answering it. */
export const complaintRoutes =
  (rules: ComplaintRules): Routes =>
  (app) => {
    vietnameseOnly(app);
    const citizen = { access: 'citizen' };
    const officer = { access: 'officer' };

    app.get(
      complaintPaths.own(),
      {
        config: citizen,
        schema: { querystring: Type.Object({ sau: Type.Optional(Type.String({ maxLength: 100 })) }) },
      },
      async ({ ctx, query }, reply) => {
        const after = placeIn(query.sau);
        const found = await listOwnComplaints(ctx.db, ctx.actor.id!, { limit: pageLength + 1, after });
        const complaints = found.slice(0, pageLength);
        return reply.html(<OwnComplaintsPage complaints={complaints} hasMore={found.length > pageLength} />);
      },
    );

    app.get(complaintPaths.own(':id'), { config: citizen, schema: ById }, async ({ ctx, params }, reply) =>
      reply.html(
        <OwnComplaintPage
          {...(await viewComplaint(ctx, await getComplaint(ctx.db, ctx.actor, params.id)))}
        />,
      ),
    );

    for (const [path, config] of [
      [complaintPaths.filing(':id'), citizen],
      [complaintPaths.atCounter(':id'), officer],
    ] as const) {
      app.get(path, { config, schema: ById }, async ({ ctx, params }, reply) =>
        reply.html(<FilingPage {...(await filing(ctx, params.id))} posted={nothingPosted} />),
      );

      app.post(path, { config, schema: ById }, async ({ ctx, params, form, session }, reply) => {
        const { id: dossierId } = params;
        try {
          const filed = await fileComplaint(ctx, rules, readFiling(dossierId, form));
          session.flash('success', `Đã ghi nhận, mã ${filed.code}.`);
          const isOwn = config === citizen;
          return await reply.redirect(
            isOwn ? complaintPaths.own(filed.id) : deskPaths.dossier(dossierId),
            303,
          );
        } catch (error) {
          const posted = postedAgain(error, form);
          return reply.html(<FilingPage {...(await filing(ctx, dossierId))} posted={posted} />, {
            status: 422,
          });
        }
      });
    }

    app.get(complaintPaths.desk(':id'), { config: officer, schema: ById }, async ({ ctx, params }, reply) => {
      const view = await viewComplaint(ctx, await getComplaint(ctx.db, ctx.actor, params.id));
      return reply.html(<DeskComplaintPage {...view} posted={nothingPosted} />);
    });

    app.post(
      complaintPaths.answer(':id'),
      { config: officer, schema: ById },
      async ({ ctx, params, form, session }, reply) => {
        const { id: complaintId } = params;
        try {
          const said = { outcome: form.get('outcome') ?? '', answer: form.get('answer') ?? '' };
          await answerComplaint(ctx, { complaintId, ...said });
        } catch (error) {
          const posted = postedAgain(error, form);
          const view = await viewComplaint(ctx, await getComplaint(ctx.db, ctx.actor, complaintId));
          return reply.html(<DeskComplaintPage {...view} posted={posted} />, { status: 422 });
        }
        session.flash('success', 'Đã trả lời người dân.');
        return reply.redirect(complaintPaths.desk(complaintId), 303);
      },
    );
  };

async function filing(ctx: Context, dossierId: string) {
  const dossier = await getDossier(ctx.db, ctx.actor, dossierId);
  ctx.authorize('complaints.file', dossier);
  return { dossier, hands: await listHands(ctx.db, dossierId), filingKey: newId() };
}

const readFiling = (dossierId: string, form: URLSearchParams): FileComplaint => ({
  filingKey: form.get('filingKey') ?? newId(),
  dossierId,
  kind: form.get('kind') ?? '',
  complainedOf: form.getAll('complainedOf'),
  isAboutAgency: form.has('isAboutAgency'),
  content: form.get('content') ?? '',
});

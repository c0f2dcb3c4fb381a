import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { compareCatalogue } from '../commands/compare-catalogue.ts';
import { declineProposal } from '../commands/decline-proposal.ts';
import { takeProposal } from '../commands/take-proposal.ts';
import { refusals } from '../messages.vi.ts';
import type { PortalServices } from '../model.ts';
import { portalLinePaths } from '../paths.ts';
import { listProposals } from './proposals.ts';
import { ProposalsPage } from './proposals-page.tsx';

const config = { access: 'administrator' };
const pageLength = 20;

/** Where the national database of procedures differs from ours, and what is taken of it. */
export const catalogueRoutes =
  (services: PortalServices): Routes =>
  (app) => {
    vietnameseOnly(app);
    const show = async (ctx: Context, reply: FastifyReply, after?: string, problem?: string) => {
      const found = await listProposals(ctx.db, pageLength + 1, after);
      const proposals = found.slice(0, pageLength);
      const next = found.length > pageLength ? `?sau=${proposals.at(-1)!.code}` : undefined;
      const page = (
        <ProposalsPage
          proposals={proposals}
          nextHref={next && portalLinePaths.proposals + next}
          problem={problem}
        />
      );
      return reply.html(page, { status: problem ? 409 : 200 });
    };

    app.get(
      portalLinePaths.proposals,
      {
        config,
        schema: { querystring: Type.Object({ sau: Type.Optional(Type.String({ maxLength: 20 })) }) },
      },
      ({ ctx, query }, reply) => show(ctx, reply, query.sau),
    );

    app.post(portalLinePaths.proposals, { config }, async ({ ctx, session }, reply) => {
      try {
        const { fetched, open, faulty } = await compareCatalogue(ctx, services);
        const broken = faulty > 0 ? ` ${faulty} bản ghi không đọc được.` : '';
        session.flash('success', `Đã so sánh ${fetched} thủ tục, ${open} thủ tục khác nhau.${broken}`);
      } catch (error) {
        const refused = error instanceof Refusal ? refusals[error.code] : undefined;
        return show(ctx, reply, undefined, refused ?? `Cổng không trả lời: ${(error as Error).message}`);
      }
      return reply.redirect(portalLinePaths.proposals, 303);
    });

    app.post(
      portalLinePaths.proposal(':code'),
      { config, schema: { params: Type.Object({ code: Type.String({ maxLength: 20 }) }) } },
      async ({ ctx, params, form, session }, reply) => {
        if (form.get('decision') === 'take') {
          await takeProposal(ctx, { code: params.code, seenVersion: Number(form.get('seenVersion')) });
          session.flash('success', `Thủ tục ${params.code} có phiên bản mới từ hôm nay.`);
        } else {
          await declineProposal(ctx, params);
          session.flash('success', `Thủ tục ${params.code} giữ như cũ.`);
        }
        return reply.redirect(portalLinePaths.proposals, 303);
      },
    );

    app.post(portalLinePaths.takingAll, { config }, async ({ ctx, form, session }, reply) => {
      const seen = form.getAll('seen').map((text) => text.split(' '));
      for (const [code, version] of seen)
        await takeProposal(ctx, { code: code!, seenVersion: Number(version) });
      session.flash('success', `Đã nhận thay đổi của ${seen.length} thủ tục.`);
      return reply.redirect(portalLinePaths.proposals, 303);
    });
  };

import { Type } from 'typebox';
import { dayOf, endSubstitution, listAbsences, listOfficersOf, nameSubstitute } from '#modules/org/index.ts';
import { agenciesOf } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted, refusedStatus } from '#ui/index.ts';
import { declareInterest, type InterestKind, interestKinds } from './commands/declare-interest.ts';
import { endInterest } from './commands/end-interest.ts';
import { handOverShift } from './commands/hand-over-shift.ts';
import { listInterests } from './interests.ts';
import { AbsencePage } from './pages/absence-page.tsx';
import { InterestPage } from './pages/interest-page.tsx';
import { ShiftPage } from './pages/shift-page.tsx';
import { workflowPaths } from './paths.ts';
import { listInbox } from './queries.ts';
import { postedAgain, refusalText } from './refused.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });
const config = { access: 'officer' };

/** What an officer says about themselves: days away, the end of a shift, whose dossiers are not for them. */
export const ownRoutes: Routes = (app) => {
  const absencePage = async (ctx: Context, posted: Posted) => (
    <AbsencePage
      absences={await listAbsences(ctx.db, ctx.actor.id!, dayOf(ctx.now()))}
      positions={ctx.actor.positions.filter(({ onBehalfOf }) => onBehalfOf === null)}
      colleagues={await colleaguesOf(ctx)}
      posted={posted}
    />
  );
  app.get(workflowPaths.absences, { config }, async ({ ctx }, reply) =>
    reply.html(await absencePage(ctx, nothingPosted)),
  );
  app.post(workflowPaths.absences, { config }, async (request, reply) => {
    const { ctx, form, session } = request;
    try {
      await nameSubstitute(ctx, absenceIn(form));
    } catch (error) {
      return reply.html(await absencePage(ctx, postedAgain(error, form)), { status: refusedStatus(error) });
    }
    session.flash(
      'success',
      'Đã ghi. Trong những ngày đó, việc của bạn do người làm thay xử lý, ghi rõ thay mặt bạn.',
    );
    return reply.redirect(workflowPaths.absences, 303);
  });
  app.post(workflowPaths.absence(':id'), { config, schema: { params: ById } }, async (request, reply) => {
    const { ctx, params, session } = request;
    try {
      await endSubstitution(ctx, { id: params.id });
      session.flash('success', 'Từ hôm nay việc trở lại với bạn.');
    } catch (error) {
      session.flash('warning', refusalText(error));
    }
    return reply.redirect(workflowPaths.absences, 303);
  });

  const shiftPage = async (ctx: Context, posted: Posted) => (
    <ShiftPage
      items={await listInbox(ctx.db, ctx.actor, { isOwn: true, limit: 200 })}
      colleagues={await colleaguesOf(ctx)}
      posted={posted}
    />
  );
  app.get(workflowPaths.shift, { config }, async ({ ctx }, reply) =>
    reply.html(await shiftPage(ctx, nothingPosted)),
  );
  app.post(workflowPaths.shift, { config }, async (request, reply) => {
    const { ctx, form, session } = request;
    try {
      const input = { officerId: form.get('officer') ?? '', note: form.get('note') ?? '' };
      const { passed, kept } = await handOverShift(ctx, input);
      const left = kept.length > 0 ? ` ${kept.length} việc người nhận không làm được vẫn ở lại với bạn.` : '';
      session.flash('success', `Đã bàn giao ${passed.length} việc.${left}`);
    } catch (error) {
      return reply.html(await shiftPage(ctx, postedAgain(error, form)), { status: refusedStatus(error) });
    }
    return reply.redirect(workflowPaths.inbox(), 303);
  });

  const interestPage = async (ctx: Context, posted: Posted) => (
    <InterestPage interests={await listInterests(ctx.db, ctx.actor.id!)} posted={posted} />
  );
  app.get(workflowPaths.interests, { config }, async ({ ctx }, reply) =>
    reply.html(await interestPage(ctx, nothingPosted)),
  );
  app.post(workflowPaths.interests, { config }, async (request, reply) => {
    const { ctx, form, session } = request;
    try {
      const identityNumber = form.get('identityNumber') ?? '';
      await declareInterest(ctx, { kind: kindIn(form), identityNumber, name: form.get('name') ?? '' });
    } catch (error) {
      return reply.html(await interestPage(ctx, postedAgain(error, form)), { status: refusedStatus(error) });
    }
    session.flash('success', 'Đã khai. Hồ sơ của người này không được giao cho bạn nữa.');
    return reply.redirect(workflowPaths.interests, 303);
  });
  app.post(workflowPaths.interest(':id'), { config, schema: { params: ById } }, async (request, reply) => {
    await endInterest(request.ctx, { interestId: request.params.id });
    request.session.flash('success', 'Đã rút. Hồ sơ nộp từ nay về sau được giao như bình thường.');
    return reply.redirect(workflowPaths.interests, 303);
  });
};

const colleaguesOf = async (ctx: Context) =>
  (await listOfficersOf(ctx.db, agenciesOf(ctx.actor), dayOf(ctx.now()))).filter(
    ({ officerId }) => officerId !== ctx.actor.id,
  );

const kindIn = (form: URLSearchParams): InterestKind =>
  interestKinds.find((kind) => kind === form.get('kind')) ?? 'other';

function absenceIn(form: URLSearchParams) {
  const day = (name: string) => {
    try {
      return Temporal.PlainDate.from(form.get(name) ?? '');
    } catch {
      throw new InvalidInput([{ field: `/${name}`, code: 'day-unclear' }]);
    }
  };
  const positionId = form.get('position') ?? '';
  if (positionId === '') throw new InvalidInput([{ field: '/position', code: 'position-unknown' }]);
  return {
    positionId,
    substituteId: form.get('substitute') ?? '',
    from: day('from'),
    to: day('to'),
    reason: form.get('reason') ?? '',
  };
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { getDocument, listRevisions, textOfRevision } from '#modules/documents/index.ts';
import { dayOf, getUnit, listOfficersOf, listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { agenciesOf } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import { attachment, type Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted, refusedInWords, refusedStatus } from '#ui/index.ts';
import { answerMeeting } from './commands/answer-meeting.ts';
import { callMeeting } from './commands/call-meeting.ts';
import { cancelMeeting } from './commands/cancel-meeting.ts';
import { moveMeeting } from './commands/move-meeting.ts';
import { meetingIn } from './meeting-in.ts';
import { CallingPage } from './pages/calling-page.tsx';
import { MeetingPage } from './pages/meeting-page.tsx';
import { MeetingsPage } from './pages/meetings-page.tsx';
import { meetingPaths } from './paths.ts';
import { getMeeting, listGuests, listMeetings } from './queries.ts';
import { readPlace, readTimes } from './read-posted.ts';
import { calendarOf } from './tell-guests.ts';
import { problemWords } from './words.vi.ts';

const id = Type.String({ format: 'uuid' });
const ById = { params: Type.Object({ id }) };
const config = { access: 'officer' };
const pageLength = 50;
const { postedAgain } = refusedInWords(problemWords);

/** The calendar of meetings, and what one does with an invitation. */
export const meetingRoutes: Routes = (app) => {
  vietnameseOnly(app);
  const Listed = Type.Object({
    truoc: Type.Optional(Type.String()),
    sau: Type.Optional(Type.String({ maxLength: 100 })),
  });

  app.get(meetingPaths.list(), { config, schema: { querystring: Listed } }, async ({ ctx, query }, reply) => {
    const isPast = query.truoc !== undefined;
    const asked = { now: ctx.now(), isPast, after: readPlace(query.sau), limit: pageLength + 1 };
    const found = await listMeetings(ctx.db, ctx.actor, asked);
    const meetings = found.slice(0, pageLength);
    const last = found.length > pageLength ? meetings.at(-1) : undefined;
    const unitNames = await listUnitNames(
      ctx.db,
      meetings.map(({ unitId }) => unitId),
    );
    const nextHref = last && meetingPaths.list({ past: isPast, after: `${last.startsAt} ${last.id}` });
    return reply.html(
      <MeetingsPage meetings={meetings} unitNames={unitNames} isPast={isPast} nextHref={nextHref} />,
    );
  });

  const Invitation = { querystring: Type.Object({ 'van-ban': id }) };
  app.get(meetingPaths.calling(), { config, schema: Invitation }, async ({ ctx, query }, reply) =>
    reply.html(await callingPage(ctx, query['van-ban'], nothingPosted)),
  );
  app.post(meetingPaths.calling(), { config }, (request, reply) => {
    const { ctx, form } = request;
    const documentId = form.get('document') ?? '';
    return acting(
      request,
      reply,
      (posted) => callingPage(ctx, documentId, posted),
      'Đã đưa vào lịch và mời mọi người.',
      () =>
        callMeeting(ctx, {
          documentId,
          title: form.get('title') ?? '',
          unitId: form.get('unit') ?? '',
          ...readTimes(form),
          officerIds: form.getAll('officers'),
          addresses: (form.get('addresses') ?? '').split(/\s+/).filter(Boolean),
        }),
    );
  });

  app.get(meetingPaths.meeting(':id'), { config, schema: ById }, async ({ ctx, params }, reply) =>
    reply.html(await meetingPage(ctx, params.id, nothingPosted)),
  );
  const acts = {
    [meetingPaths.change(':id')]: [
      'Đã đổi và báo mọi người.',
      (ctx: Context, meetingId: string, form: URLSearchParams) =>
        moveMeeting(ctx, { meetingId, ...readTimes(form) }),
    ],
    [meetingPaths.cancellation(':id')]: [
      'Đã hoãn và báo mọi người.',
      (ctx: Context, meetingId: string, form: URLSearchParams) =>
        cancelMeeting(ctx, { meetingId, reason: form.get('reason') ?? '' }),
    ],
    [meetingPaths.answer(':id')]: [
      'Đã trả lời.',
      async (ctx: Context, meetingId: string, form: URLSearchParams) => {
        const answer = (['accepted', 'tentative', 'declined'] as const).find(
          (each) => each === form.get('answer'),
        );
        await answerMeeting(ctx, { meetingId, answer: orNotFound(answer) });
        return { id: meetingId };
      },
    ],
  } as const;
  for (const [path, [done, act]] of Object.entries(acts)) {
    app.post(path, { config, schema: ById }, async (request, reply) => {
      const { ctx, form, params } = request;
      await getMeeting(ctx.db, ctx.actor, params.id);
      return acting(
        request,
        reply,
        (posted) => meetingPage(ctx, params.id, posted),
        done,
        () => act(ctx, params.id, form),
      );
    });
  }

  app.get(meetingPaths.calendar(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
    const meeting = await getMeeting(ctx.db, ctx.actor, params.id);
    const { name } = await getUnit(ctx.db, meeting.agencyId);
    const organizer = { name, address: `khong-tra-loi@${ctx.tenant}.muong` };
    const text = calendarOf(ctx, meeting, organizer, [], 'PUBLISH');
    return attachment(reply, 'text/calendar; charset=utf-8', 'lich-hop.ics').send(text);
  });

  app.get(meetingPaths.guest(':id'), { config, schema: ById }, async ({ ctx, params }, reply) => {
    const found = await ctx.db
      .selectFrom('meetingGuest')
      .select('meetingId')
      .where('id', '=', params.id)
      .executeTakeFirst();
    return reply.redirect(meetingPaths.meeting(orNotFound(found).meetingId), 302);
  });
};

async function callingPage(ctx: Context, documentId: string, posted: Posted) {
  const { db, actor } = ctx;
  const document = await getDocument(db, actor, documentId);
  const revision = (await listRevisions(db, document.id)).find(({ number }) => number === document.revision);
  const text = revision ? await textOfRevision(db, document.id, revision) : '';
  const on = dayOf(ctx.now());
  const units = await listUnitNames(
    db,
    actor.positions.map(({ unitId }) => unitId),
  );
  return (
    <CallingPage
      document={document}
      found={meetingIn(text)}
      people={await listOfficersOf(db, agenciesOf(actor), on)}
      units={[...units].map(([value, label]) => ({ value, label }))}
      posted={posted}
    />
  );
}

async function meetingPage(ctx: Context, meetingId: string, posted: Posted) {
  const meeting = await getMeeting(ctx.db, ctx.actor, meetingId);
  const guests = await listGuests(ctx.db, meeting.id);
  return (
    <MeetingPage
      meeting={meeting}
      guests={guests}
      unitName={(await getUnit(ctx.db, meeting.unitId)).name}
      own={guests.find(({ officerId }) => officerId === ctx.actor.id)}
      mayChange={ctx.may('meetings.change', meeting)}
      posted={posted}
    />
  );
}

/** Does an act and goes to the meeting; or shows the page again with what was wrong. */
async function acting(
  { form, session }: FastifyRequest,
  reply: FastifyReply,
  page: (posted: Posted) => Promise<preact.VNode>,
  done: string,
  act: () => Promise<{ readonly id: string }>,
) {
  try {
    const meeting = await act();
    session.flash('success', done);
    return await reply.redirect(meetingPaths.meeting(meeting.id), 303);
  } catch (error) {
    return reply.html(await page(postedAgain(error, form)), { status: refusedStatus(error) });
  }
}

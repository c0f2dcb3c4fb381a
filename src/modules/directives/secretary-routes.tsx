import { Type } from 'typebox';
import { dayOf, findUnitForField, listOfficersOf, listUnitsById } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { listInbox } from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, refusedStatus } from '#ui/index.ts';
import { endSecretary } from './commands/end-secretary.ts';
import { nameSecretary } from './commands/name-secretary.ts';
import type { FactLexicon } from './diary/fact-words.ts';
import { listActsInName } from './diary/list-acts.ts';
import { tellActs } from './diary/tell-acts.ts';
import { SecretaryPage } from './pages/secretary-page.tsx';
import { paths } from './paths.ts';
import { dayIn, postedAgain } from './posted.ts';
import { directiveSubject, extensionSubject } from './process.ts';
import { deskOf } from './reading-actor.ts';
import { listSecretariesOf } from './secretaries.ts';

const config = { access: 'officer' };
const ById = { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) };

/** The leader's side: who acts in my name, and what was done so. The secretary's: what waits for my leaders. */
export const secretaryRoutes =
  (lexicon: FactLexicon): Routes =>
  (app) => {
    vietnameseOnly(app);

    app.get(paths.secretary(), { config }, async ({ ctx }, reply) =>
      reply.html(<SecretaryPage {...(await viewSecretaries(ctx, lexicon))} posted={nothingPosted} />),
    );

    app.post(paths.secretary(), { config }, async ({ ctx, form, session }, reply) => {
      try {
        await nameSecretary(ctx, {
          positionId: form.get('position') ?? '',
          secretaryId: form.get('secretary') ?? '',
          acts: form.getAll('acts'),
          until: dayIn(form, 'until'),
        });
      } catch (error) {
        const posted = postedAgain(error, form);
        const view = await viewSecretaries(ctx, lexicon);
        return reply.html(<SecretaryPage {...view} posted={posted} />, { status: refusedStatus(error) });
      }
      session.flash('success', 'Đã cử thư ký. Mọi việc làm thay được ghi tên cả hai và hiện ở trang này.');
      return reply.redirect(paths.secretary(), 303);
    });

    app.post(paths.secretaryEnd(':id'), { config, schema: ById }, async ({ ctx, params, session }, reply) => {
      await endSecretary(ctx, { id: params.id });
      session.flash('success', 'Đã thôi cử.');
      return reply.redirect(paths.secretary(), 303);
    });
  };

const ours: ReadonlySet<string> = new Set([directiveSubject, extensionSubject]);

async function viewSecretaries(ctx: Context, lexicon: FactLexicon) {
  const { db, actor } = ctx;
  const on = dayOf(ctx.now());
  const { leaders } = await deskOf(ctx);
  const boxes = await Promise.all(
    leaders.map(async (leader) => {
      const items = await listInbox(db, leader.actor, { limit: 50 });
      const own = items.filter(({ subjectType }) => ours.has(subjectType));
      return { leader, items: own, others: items.length - own.length };
    }),
  );
  const positions = actor.positions.filter(
    ({ onBehalfOf, roles }) => onBehalfOf === null && roles.includes('signer'),
  );
  return {
    boxes,
    positions,
    secretaries: await listSecretariesOf(db, actor.id!),
    done: await tellActs(db, actor, lexicon, await listActsInName(db, actor.id!)),
    candidates:
      positions.length > 0
        ? await nearbyOfficers(
            ctx,
            positions.map(({ agencyId }) => agencyId),
          )
        : [],
    today: on,
    calendar: ctx.calendar,
    now: ctx.now(),
  };
}

/** Of the leader's own agency, and of the office that serves the province's committee. */
async function nearbyOfficers({ db, now, actor }: Context, agencyIds: readonly string[]) {
  const on = dayOf(now());
  const agencies = await listUnitsById(db, agencyIds);
  const isProvince = agencies.some(({ kind }) => kind === 'peoplesCommittee');
  const office = isProvince ? await findUnitForField(db, 'Tổng hợp', 'province', null, on) : undefined;
  const officers = await listOfficersOf(db, [...agencyIds, ...(office ? [office.agencyId] : [])], on);
  return officers.filter(({ officerId }) => officerId !== actor.id);
}

export type SecretaryView = Awaited<ReturnType<typeof viewSecretaries>>;

import { Type } from 'typebox';
import { dayOf, listUnitNames, listUnits } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { listEventsOf } from '#platform/events/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { nothingPosted, type Posted, refusedStatus } from '#ui/index.ts';
import { listAllGroups } from './centres.ts';
import { setCounter } from './commands/set-counter.ts';
import { setGroup } from './commands/set-group.ts';
import { listCounters } from './counters.ts';
import { ledCentre } from './led-centre.ts';
import { ArrangementPage } from './pages/arrangement-page.tsx';
import { centrePaths } from './paths.ts';
import { postedAgain } from './text.ts';

const ByCode = Type.Object({ code: Type.String({ maxLength: 40 }) });
const arranged = ['centre-group-set', 'centre-counter-set'];

/** What a centre offers and at which counters: changed by its head, with what it was before. */
export const arrangementRoutes = (): Routes => (app) => {
  vietnameseOnly(app);
  const config = { access: 'officer' };
  const schema = { params: ByCode };

  app.get(centrePaths.arrangement(':code'), { config, schema }, async ({ ctx, params }, reply) =>
    reply.html(await arrangement(ctx, params.code, nothingPosted)),
  );

  for (const [path, set] of [
    [centrePaths.arrangedGroup(':code'), setPostedGroup],
    [centrePaths.arrangedCounter(':code'), setPostedCounter],
  ] as const)
    app.post(path, { config, schema }, async ({ ctx, params, form, session }, reply) => {
      try {
        session.flash('success', await set(ctx, (await ledCentre(ctx, params.code)).id, form));
        return await reply.redirect(centrePaths.arrangement(params.code), 303);
      } catch (error) {
        const posted = postedAgain(error, form, form.get('form') ?? '');
        return reply.html(await arrangement(ctx, params.code, posted), { status: refusedStatus(error) });
      }
    });
};

async function setPostedGroup(ctx: Context, centreId: string, form: URLSearchParams): Promise<string> {
  const { code, name } = await setGroup(ctx, {
    centreId,
    seenVersion: Number(form.get('seenVersion')),
    code: (form.get('code') ?? '').trim().toUpperCase(),
    name: form.get('name') ?? '',
    nameEn: form.get('nameEn') ?? '',
    agencyCode: form.get('agency') ?? '',
    fields: (form.get('fields') ?? '').split('\n'),
    slotCapacity: Number(form.get('slots') || 0),
  });
  return `Đã lưu nhóm ${code} · ${name}.`;
}

async function setPostedCounter(ctx: Context, centreId: string, form: URLSearchParams): Promise<string> {
  const { number, name } = await setCounter(ctx, {
    centreId,
    seenVersion: Number(form.get('seenVersion')),
    number: Number(form.get('number')),
    name: form.get('name') ?? '',
    agencyCode: form.get('agency') ?? '',
    groups: form.getAll('groups'),
  });
  return `Đã lưu quầy ${number} · ${name}.`;
}

async function arrangement(ctx: Context, code: string, posted: Posted) {
  const centre = await ledCentre(ctx, code);
  const [groups, counters, units, events] = await Promise.all([
    listAllGroups(ctx.db, centre.id),
    listCounters(ctx.db, centre.id),
    listUnits(ctx.db, dayOf(ctx.now())),
    listEventsOf(ctx.db, 'centre', centre.id),
  ]);
  const history = events
    .filter(({ type }) => arranged.includes(type))
    .toReversed()
    .slice(0, 50);
  const agencies = units.filter(({ id, agencyId }) => id === agencyId);
  const ids = history.flatMap(({ data }) => [data['before']?.agencyId, data['after'].agencyId]);
  const names = await listUnitNames(ctx.db, [
    ...new Set([...ids.filter(Boolean), ...agencies.map(({ id }) => id)]),
  ]);
  return <ArrangementPage {...{ centre, groups, counters, agencies, names, history, posted }} />;
}

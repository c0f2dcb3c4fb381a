import { Type } from 'typebox';
import { dayOf, listHolders, listOfficersOf, roles } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { monthAsked, monthsUpTo, periodOf } from '../figures/figure-view.ts';
import { DiaryPage } from '../pages/diary-page.tsx';
import { paths } from '../paths.ts';
import type { FactLexicon } from './fact-words.ts';
import { byDay, listActsOf } from './list-acts.ts';
import { tellActs } from './tell-acts.ts';

const Asked = Type.Object({
  'can-bo': Type.Optional(Type.String({ maxLength: 60 })),
  thang: Type.Optional(Type.String({ maxLength: 10 })),
});

/** What an officer did, day by day, as the log has it: their own; of those whose work they direct too. */
export const diaryRoutes =
  (lexicon: FactLexicon): Routes =>
  (app) => {
    vietnameseOnly(app);
    app.get(
      paths.diary(),
      { config: { access: 'officer' }, schema: { querystring: Asked } },
      async ({ ctx, query }, reply) => {
        const today = dayOf(ctx.now());
        const month = monthAsked(query.thang, today);
        const officers = await officersDirected(ctx);
        const officerId = query['can-bo'] || ctx.actor.id!;
        const officer = [...officers, { officerId: ctx.actor.id!, fullName: ctx.actor.name }].find(
          (each) => each.officerId === officerId,
        );
        refuseUnless(officer, 'not-found');
        const told = await tellActs(
          ctx.db,
          ctx.actor,
          lexicon,
          await listActsOf(ctx.db, officerId, periodOf(month)),
        );
        const words = new Map(told.map((each) => [each.act.id, each]));
        const days = [...byDay(told.map(({ act }) => act))].toReversed();
        return reply.html(
          <DiaryPage
            officer={officer}
            officers={officers}
            month={month.toString()}
            months={monthsUpTo(today)}
            days={days.map(([day, acts]) => ({ day, acts: acts.map(({ id }) => words.get(id)!) }))}
          />,
        );
      },
    );
  };

/** Whose work the officer directs, and for whom they may draw up sheets: a signer's whole agency, an assigner's unit. */
export async function officersDirected({ actor, db, now }: Context) {
  const on = dayOf(now());
  const found = new Map<string, string>();
  for (const { agencyId, unitId, roles: held } of actor.positions) {
    if (held.includes('signer')) {
      for (const { officerId, fullName } of await listOfficersOf(db, [agencyId], on))
        found.set(officerId, fullName);
    } else if (held.includes('assigner')) {
      const holders = await Promise.all(roles.map((role) => listHolders(db, agencyId, role, on)));
      const inUnit = holders.flat().filter((holder) => holder.unitId === unitId);
      for (const { officerId, fullName } of inUnit) found.set(officerId, fullName);
    }
  }
  found.delete(actor.id!);
  return [...found]
    .map(([officerId, fullName]) => ({ officerId, fullName }))
    .toSorted((one, other) => one.fullName.localeCompare(other.fullName, 'vi'));
}

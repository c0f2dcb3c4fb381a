import { Type } from 'typebox';
import { dayOf, getUnit, listOfficerNames, listOfficersOf, listUnits } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import type { Posted } from '#ui/index.ts';
import { issuePlan } from './commands/issue-plan.ts';
import { planFolder } from './commands/plan-folder.ts';
import { PlanPage } from './pages/plan-page.tsx';
import { archivePaths } from './paths.ts';
import { findPlan } from './plan-queries.ts';
import { listRetentionKinds } from './retention-kinds.ts';
import { acting, config, showing } from './route-help.tsx';

const Year = Type.Object({ nam: Type.Optional(Type.String({ maxLength: 4 })) });

/** The agency whose archive the officer works in, or else the one they work at. */
export const ownAgency = ({ actor }: Context, ...roles: readonly string[]): string =>
  orNotFound(
    actor.positions.find((held) => held.roles.some((role) => roles.includes(role))) ?? actor.positions[0],
  ).agencyId;

/** The yearly list of files. */
export const planRoutes: Routes = (app) => {
  vietnameseOnly(app);

  const planPage = (ctx: Context, year: number) => async (posted: Posted) => {
    const agencyId = ownAgency(ctx, 'sealKeeper', 'signer');
    const today = dayOf(ctx.now());
    const { plan, entries } = await findPlan(ctx.db, agencyId, year);
    const officers = await listOfficersOf(ctx.db, [agencyId], today);
    const units = await listUnits(ctx.db, today, { agencyId });
    return (
      <PlanPage
        agencyId={agencyId}
        agencyName={(await getUnit(ctx.db, agencyId)).name}
        year={year}
        plan={plan}
        entries={entries}
        units={units.map(({ id, name }) => ({ value: id, label: name }))}
        people={
          await listOfficerNames(
            ctx.db,
            entries.flatMap(({ keeperId }) => keeperId ?? []),
          )
        }
        keepers={officers.map(({ officerId, fullName }) => ({ value: officerId, label: fullName }))}
        kinds={await listRetentionKinds(ctx.db, today)}
        mayPlan={ctx.may('archive.plan', { agencyId })}
        mayIssue={ctx.may('archive.issuePlan', { agencyId })}
        posted={posted}
      />
    );
  };
  const yearOf = (ctx: Context, text: string | null | undefined) =>
    /^\d{4}$/.test(text ?? '') ? Number(text) : dayOf(ctx.now()).year;

  app.get(archivePaths.plan(), { config, schema: { querystring: Year } }, async ({ ctx, query }, reply) =>
    showing(reply, planPage(ctx, yearOf(ctx, query.nam))),
  );

  app.post(archivePaths.plan(), { config }, async (request, reply) => {
    const { ctx, form } = request;
    const year = yearOf(ctx, form.get('year'));
    return acting(request, reply, planPage(ctx, year), 'Đã thêm vào danh mục.', async () => {
      await planFolder(ctx, {
        agencyId: form.get('agency') ?? '',
        year,
        code: form.get('code') ?? '',
        title: form.get('title') ?? '',
        retentionCode: form.get('retention') ?? '',
        unitId: form.get('unit') ?? '',
        keeperId: form.get('keeper') || null,
      });
      return archivePaths.plan(year);
    });
  });

  app.post(archivePaths.planIssue(), { config }, async (request, reply) => {
    const { ctx, form } = request;
    const year = yearOf(ctx, form.get('year'));
    return acting(request, reply, planPage(ctx, year), 'Đã ban hành danh mục.', async () => {
      await issuePlan(ctx, {
        agencyId: form.get('agency') ?? '',
        year,
        issuedAs: form.get('issuedAs') ?? '',
      });
      return archivePaths.plan(year);
    });
  });
};

import { Type } from 'typebox';
import { countWorkingTime } from '#engines/working-time/index.ts';
import { listFinished, listFinishedProcedures } from '#modules/dossiers/index.ts';
import { listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import { listTurns } from '#modules/workflow/index.ts';
import { agenciesOf } from '#platform/access/actor.ts';
import type { Context } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { dashboardPaths } from '../paths.ts';
import { simulate, type WhatIf } from './simulate.ts';
import { SimulationPage } from './simulation-page.tsx';

/** As many as a year of a busy procedure of an agency; more would say no more. */
const mostDossiers = 5_000;
const aYear = { hours: 24 * 365 };

/** Last year again under other conditions (row 66 of the capabilities). */
export const simulationRoutes: Routes = (app) => {
  vietnameseOnly(app);
  app.get(
    dashboardPaths.simulation(),
    {
      config: { access: 'officer' },
      schema: { querystring: Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 100 })) },
    },
    async ({ ctx, query }, reply) => {
      const agencyId = orNotFound(agenciesOf(ctx.actor)[0]);
      const which = { agencyId, since: ctx.now().subtract(aYear) };
      const procedures = await listFinishedProcedures(ctx.db, which);
      const asked = query['thu-tuc'];
      const procedureCode = procedures.some(({ code }) => code === asked) ? asked : undefined;
      const { whatIf, asked: boxes } = readQuestion(query);
      return reply.html(
        <SimulationPage
          agencyName={(await listUnitNames(ctx.db, [agencyId])).get(agencyId) ?? ''}
          procedures={procedures}
          procedureCode={procedureCode}
          limitDays={whatIf.limitDays}
          asked={boxes}
          simulation={procedureCode ? await simulated(ctx, { ...which, procedureCode }, whatIf) : undefined}
          minutesADay={minutesADay(ctx)}
        />,
      );
    },
  );
};

async function simulated(ctx: Context, which: Parameters<typeof listFinished>[1], whatIf: WhatIf) {
  const dossiers = await listFinished(ctx.db, which, mostDossiers);
  const ids = dossiers.map(({ id }) => id);
  return simulate(ctx.calendar, dossiers, await listTurns(ctx.db, 'dossier', ids), whatIf);
}

/** Boxes left empty, and what is no number in its bounds, change nothing. */
function readQuestion(query: Readonly<Record<string, string>>) {
  const steps = new Map<string, { staff?: number; work?: number }>();
  const asked = new Map<string, { staff: string; work: string }>();
  for (const [name, value] of Object.entries(query)) {
    const [, box, step] = /^(nguoi|cong)\.(.+)$/.exec(name) ?? [];
    if (!box || !step || value === '') continue;
    const number = within(value, box === 'nguoi' ? 1 : 0, box === 'nguoi' ? 200 : 500);
    if (number === undefined) continue;
    const isStaff = box === 'nguoi';
    steps.set(step, { ...steps.get(step), ...(isStaff ? { staff: number } : { work: number / 100 }) });
    asked.set(step, { staff: '', work: '', ...asked.get(step), [isStaff ? 'staff' : 'work']: value });
  }
  const limitDays = within(query['ngay'] ?? '', 1, 365);
  return { whatIf: { limitDays, steps }, asked };
}

function within(text: string, least: number, most: number): number | undefined {
  const number = Number(text);
  return text !== '' && Number.isInteger(number) && number >= least && number <= most ? number : undefined;
}

/** An ordinary day of the province's office hours. */
function minutesADay(ctx: Context): number {
  const { minutes, days } = countWorkingTime(ctx.calendar, ctx.now().subtract({ hours: 24 * 14 }), ctx.now());
  return days === 0 ? 480 : minutes / days;
}

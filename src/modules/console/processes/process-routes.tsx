import { Type } from 'typebox';
import { findDossierByCode, tidyDossierCode } from '#modules/dossiers/index.ts';
import { dayOf, listOfficerNames, listUnitNames } from '#modules/org/index.ts';
import { listProcessesInForce, listProcessVersions } from '#modules/procedures/index.ts';
import {
  countRunning,
  type Holding,
  listHoldings,
  listWaiting,
  processHash,
  timeBySteps,
} from '#modules/workflow/index.ts';
import type { Context } from '#platform/context.ts';
import type { Routes } from '#platform/http/index.ts';
import { consoleOnly } from '../console-only.ts';
import { consolePaths } from '../paths.ts';
import { DossierTimesPage } from './dossier-times-page.tsx';
import { drawingOf, type OpenProcess, openProcess, standardKeys } from './open-process.ts';
import { type ListedProcess, ProcessListPage } from './process-list-page.tsx';
import { originInWords, ProcessPage, type RunningVersion } from './process-page.tsx';
import { SheetPage } from './sheet-page.tsx';
import { type HolderNames, TimesPage } from './times-page.tsx';

const ByKey = Type.Object({ key: Type.String({ pattern: '^(chung-(commune|province)|[0-9]\\.[0-9]{6})$' }) });
const Search = Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) });
const ByCode = Type.Object({ ma: Type.Optional(Type.String({ maxLength: 60 })) });
/** Enough to see where the time goes, and the same cost however many there have been. */
const latest = 500;
const mostHeld = 20;

/** Processes in the console: what there is, where work waits, who held what for how long, the sheet to print. */
export const processRoutes: Routes = (app) => {
  consoleOnly(app);
  const config = { access: 'administrator' };
  const byKey = { config, schema: { params: ByKey } };

  app.get(consolePaths.processes(), { config, schema: { querystring: Search } }, async (request, reply) => {
    const search = request.query.q?.trim() || undefined;
    if (search && /^\d\.\d{6}$/.test(search)) return reply.redirect(consolePaths.process(search), 303);
    return reply.html(
      <ProcessListPage processes={await listProcesses(request.ctx, search)} search={search} />,
    );
  });

  app.get(consolePaths.process(':key'), byKey, async ({ ctx, params }, reply) => {
    const open = await openProcess(ctx, params.key);
    const waiting = await listWaiting(ctx.db, open.hash, ctx.now());
    return reply.html(
      <ProcessPage open={open} waiting={waiting} versions={await runningVersions(ctx, open)} />,
    );
  });

  app.get(consolePaths.bpmn(':key'), byKey, async ({ ctx, params }, reply) =>
    reply
      .type('application/xml; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(await drawingOf(await openProcess(ctx, params.key))),
  );

  app.get(consolePaths.times(':key'), byKey, async ({ ctx, params }, reply) => {
    const open = await openProcess(ctx, params.key);
    const holdings = await listHoldings(ctx.db, { definitionHash: open.hash, latest });
    const held = holdings.filter(({ state }) => state === 'open').slice(0, mostHeld);
    return reply.html(
      <TimesPage
        open={open}
        steps={timeBySteps(ctx.calendar, holdings)}
        held={held}
        names={await namesIn(ctx, held)}
        calendar={ctx.calendar}
        now={ctx.now()}
        latest={latest}
      />,
    );
  });

  app.get(consolePaths.sheet(':key'), byKey, async ({ ctx, params }, reply) =>
    reply.html(<SheetPage open={await openProcess(ctx, params.key)} today={dayOf(ctx.now())} />),
  );

  app.get(
    consolePaths.dossierTimes(),
    { config, schema: { querystring: ByCode } },
    async (request, reply) => {
      const { ctx, query } = request;
      const code = query.ma ? tidyDossierCode(query.ma) : undefined;
      const dossier = code ? await findDossierByCode(ctx.db, ctx.actor, code) : undefined;
      const holdings = dossier
        ? await listHoldings(ctx.db, { subjectType: 'dossier', subjectId: dossier.id })
        : [];
      return reply.html(
        <DossierTimesPage
          code={code}
          procedureName={dossier?.procedureName}
          holdings={holdings}
          names={await namesIn(ctx, holdings)}
          calendar={ctx.calendar}
          now={ctx.now()}
        />,
      );
    },
  );
};

async function listProcesses(ctx: Context, search: string | undefined): Promise<readonly ListedProcess[]> {
  const own = await listProcessesInForce(ctx.db, dayOf(ctx.now()), search);
  const standards = search ? [] : await Promise.all(standardKeys.map((key) => openProcess(ctx, key)));
  const hashed = own.map((version) => ({ ...version, hash: processHash(version.process) }));
  const running = await countRunning(
    ctx.db,
    [...standards, ...hashed].map(({ hash }) => hash),
  );
  return [
    ...standards.map(({ key, name, hash }) => ({
      key,
      code: '',
      name,
      number: null,
      from: null,
      origin: 'Gói dữ liệu',
      running: running.get(hash) ?? 0,
    })),
    ...hashed.map(({ code, name, number, effectiveFrom, source, hash }) => ({
      key: code,
      code,
      name,
      number,
      from: effectiveFrom,
      origin: originInWords(source),
      running: running.get(hash) ?? 0,
    })),
  ];
}

async function runningVersions(
  ctx: Context,
  { key, hash: current }: OpenProcess,
): Promise<readonly RunningVersion[]> {
  const versions = await listProcessVersions(ctx.db, key);
  const hashed = versions.map(({ process, ...version }) => ({ ...version, hash: processHash(process) }));
  const running = await countRunning(
    ctx.db,
    hashed.map(({ hash }) => hash),
  );
  return hashed.map(({ hash, ...version }) => ({
    ...version,
    running: running.get(hash) ?? 0,
    isCurrent: hash === current,
  }));
}

async function namesIn(ctx: Context, holdings: readonly Holding[]): Promise<HolderNames> {
  const officers = holdings.flatMap(({ officerId }) => officerId ?? []);
  return {
    units: await listUnitNames(
      ctx.db,
      holdings.map(({ unitId }) => unitId),
    ),
    officers: await listOfficerNames(ctx.db, officers),
  };
}

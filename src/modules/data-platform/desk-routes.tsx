import { listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { HttpApp, Routes } from '#platform/http/index.ts';
import { getClient } from './clients.ts';
import { answerDiscrepancy } from './commands/answer-discrepancy.ts';
import { decideGrant } from './commands/decide-grant.ts';
import { revokeGrant } from './commands/revoke-grant.ts';
import { findContract, readPublished } from './contract-rows.ts';
import { objectIn, textIn } from './contracts/json-value.ts';
import { getDiscrepancy } from './discrepancies.ts';
import { getGrant } from './grants.ts';
import { DiscrepancyPage } from './pages/discrepancy-page.tsx';
import { GrantPage, type GrantPageProps } from './pages/grant-page.tsx';
import { issuesIn } from './pages/issues.ts';
import { platformPaths } from './paths.ts';
import { ById, config, problemOf, text } from './route-parts.ts';
import { getService } from './services.ts';

/** What comes to an administrator's inbox: requests for leave, and answers that are not as agreed. */
export const deskRoutes: Routes = (app) => {
  vietnameseOnly(app);
  grantRoutes(app);
  discrepancyRoutes(app);
};

function grantRoutes(app: HttpApp): void {
  const byId = { config, schema: { params: ById } };
  app.get(platformPaths.grant(':id'), byId, async ({ ctx, params }, reply) =>
    reply.html(<GrantPage {...(await readGrantPage(ctx, params.id))} />),
  );

  const act = (
    path: string,
    done: string,
    run: (ctx: Context, grantId: string, form: URLSearchParams) => Promise<unknown>,
  ) =>
    app.post(path, byId, async ({ ctx, params, form, session }, reply) => {
      try {
        await run(ctx, params.id, form);
        session.flash('success', done);
        return reply.redirect(platformPaths.grant(params.id), 303);
      } catch (error) {
        const view = await readGrantPage(ctx, params.id);
        if (error instanceof Refusal)
          return reply.html(<GrantPage {...view} problem={problemOf(error)} />, { status: 409 });
        return reply.html(<GrantPage {...view} issues={issuesIn(error)} />, { status: 422 });
      }
    });
  act(platformPaths.grant(':id'), 'Đã ghi quyết định.', (ctx, grantId, form) =>
    decideGrant(ctx, {
      grantId,
      state: form.get('state') === 'granted' ? 'granted' : 'declined',
      note: text(form, 'note'),
    }),
  );
  act(platformPaths.revocation(':id'), 'Đã thu hồi, có hiệu lực ngay.', (ctx, grantId, form) =>
    revokeGrant(ctx, { grantId, reason: text(form, 'reason') }),
  );
}

async function readGrantPage(ctx: Context, id: string): Promise<GrantPageProps> {
  ctx.authorize('dataPlatform.read');
  const grant = await getGrant(ctx.db, id);
  const [client, service, contract] = await Promise.all([
    getClient(ctx.db, grant.clientId),
    getService(ctx.db, grant.serviceId),
    findContract(ctx.db, grant.serviceId, grant.major),
  ]);
  const names = await listUnitNames(ctx.db, [client.agencyId]);
  const { document } = await readPublished(ctx.db, contract!);
  return {
    grant,
    client,
    clientAgency: names.get(client.agencyId) ?? '',
    service,
    operation: contract!.operations.find((each) => each.id === grant.operation),
    purposeName: textIn(objectIn(document['x-purposes'])[grant.purpose]) || grant.purpose,
    isKept: ctx.may('dataPlatform.keepService', service),
  };
}

function discrepancyRoutes(app: HttpApp): void {
  const byId = { config, schema: { params: ById } };
  const read = async (ctx: Context, id: string) => {
    ctx.authorize('dataPlatform.read');
    const discrepancy = await getDiscrepancy(ctx.db, id);
    const service = await getService(ctx.db, discrepancy.serviceId);
    return { discrepancy, service, isKept: ctx.may('dataPlatform.keepService', service) };
  };
  app.get(platformPaths.discrepancy(':id'), byId, async ({ ctx, params }, reply) =>
    reply.html(<DiscrepancyPage {...(await read(ctx, params.id))} />),
  );

  app.post(platformPaths.discrepancy(':id'), byId, async ({ ctx, params, form, session }, reply) => {
    try {
      const state = form.get('state') === 'disputed' ? 'disputed' : 'mended';
      await answerDiscrepancy(ctx, { discrepancyId: params.id, state, answer: text(form, 'answer') });
      session.flash('success', 'Đã ghi trả lời.');
      return reply.redirect(platformPaths.discrepancy(params.id), 303);
    } catch (error) {
      return reply.html(<DiscrepancyPage {...(await read(ctx, params.id))} issues={issuesIn(error)} />, {
        status: 422,
      });
    }
  });
}

import { readFile } from 'node:fs/promises';
import { dayOf, listUnits } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { Refusal } from '#platform/errors/index.ts';
import type { HttpApp, Routes } from '#platform/http/index.ts';
import { changeService } from './commands/change-service.ts';
import { ContractBreaks, publishContract } from './commands/publish-contract.ts';
import { registerClient } from './commands/register-client.ts';
import { registerService } from './commands/register-service.ts';
import { fetchContract } from './contracts/fetch-contract.ts';
import { maxContractBytes } from './contracts/read-contract.ts';
import type { PlatformServices } from './model.ts';
import { readOverview } from './overview.ts';
import { issuesIn } from './pages/issues.ts';
import { OverviewPage, type OverviewPageProps } from './pages/overview-page.tsx';
import { ServicePage } from './pages/service-page.tsx';
import { platformPaths } from './paths.ts';
import { ById, config, count, problemOf, text } from './route-parts.ts';
import { runExpectations } from './run-expectations.ts';
import { readServicePage } from './service-view.ts';

/** The one screen of participants, services, quotas and calls; and each service. */
export const serviceRoutes =
  (services: PlatformServices): Routes =>
  (app) => {
    vietnameseOnly(app);
    overviewRoutes(app);
    publishRoutes(app, services);
  };

function overviewRoutes(app: HttpApp): void {
  const page = async (ctx: Context, typed?: OverviewPageProps['typed']) => {
    ctx.authorize('dataPlatform.read');
    const units = await listUnits(ctx.db, dayOf(ctx.now()));
    const agencies = units.filter(({ id, agencyId }) => id === agencyId);
    return <OverviewPage overview={await readOverview(ctx)} agencies={agencies} {...(typed && { typed })} />;
  };

  app.get(platformPaths.overview, { config }, async ({ ctx }, reply) => reply.html(await page(ctx)));

  app.post(platformPaths.services, { config }, async ({ ctx, form, session }, reply) => {
    try {
      const { id } = await registerService(ctx, {
        name: text(form, 'name'),
        title: text(form, 'title'),
        agencyId: text(form, 'agencyId'),
      });
      session.flash('success', 'Đã thêm dịch vụ. Hãy công bố đặc tả.');
      return reply.redirect(platformPaths.service(id), 303);
    } catch (error) {
      return reply.html(await page(ctx, { form: 'service', values: form, issues: issuesIn(error) }), {
        status: 422,
      });
    }
  });

  app.post(platformPaths.clients, { config }, async ({ ctx, form, session }, reply) => {
    try {
      const { id } = await registerClient(ctx, {
        name: text(form, 'name'),
        system: text(form, 'system'),
        agencyId: text(form, 'agencyId'),
        perSecond: count(form, 'perSecond'),
        burst: count(form, 'burst'),
        dailyCalls: count(form, 'dailyCalls'),
      });
      session.flash('success', 'Đã thêm hệ thống. Hãy cấp khóa rồi xin quyền khai thác.');
      return reply.redirect(platformPaths.client(id), 303);
    } catch (error) {
      return reply.html(await page(ctx, { form: 'client', values: form, issues: issuesIn(error) }), {
        status: 422,
      });
    }
  });
}

function publishRoutes(app: HttpApp, services: PlatformServices): void {
  const byId = { config, schema: { params: ById } };

  app.get(platformPaths.service(':id'), byId, async ({ ctx, params }, reply) =>
    reply.html(<ServicePage {...(await readServicePage(ctx, params.id))} />),
  );

  app.post(platformPaths.service(':id'), byId, async ({ ctx, params, form, session }, reply) => {
    try {
      const state = form.get('state') === 'closed' ? 'closed' : 'open';
      await changeService(ctx, {
        serviceId: params.id,
        seenVersion: Number(form.get('version')),
        state,
        timeoutMs: count(form, 'timeoutMs') ?? 0,
        capacity: count(form, 'capacity') ?? 0,
      });
      session.flash('success', 'Đã lưu.');
      return reply.redirect(platformPaths.service(params.id), 303);
    } catch (error) {
      const view = await readServicePage(ctx, params.id);
      if (error instanceof Refusal)
        return reply.html(<ServicePage {...view} problem={problemOf(error)} />, { status: 409 });
      return reply.html(<ServicePage {...view} typed={{ values: form, issues: issuesIn(error) }} />, {
        status: 422,
      });
    }
  });

  const uploads = { maxFiles: 1, maxFileBytes: maxContractBytes };
  app.post(
    platformPaths.contract(':id'),
    { ...byId, config: { ...config, uploads } },
    async ({ ctx, params, form, uploads, session }, reply) => {
      try {
        const [file] = uploads;
        const url = text(form, 'url');
        const pasted = form.get('document') ?? '';
        const document = file
          ? await readFile(file.path, 'utf8')
          : pasted || !url
            ? pasted
            : await fetchContract(url, services.rules);
        const { major, minor } = await publishContract(ctx, services.rules, {
          serviceId: params.id,
          text: document,
          address: text(form, 'address') || null,
          testAddress: text(form, 'testAddress') || null,
          asNewMajor: form.get('asNewMajor') === 'yes',
        });
        session.flash('success', `Phiên bản ${major}.${minor} đã có hiệu lực.`);
        return reply.redirect(platformPaths.service(params.id), 303);
      } catch (error) {
        const view = await readServicePage(ctx, params.id);
        if (error instanceof ContractBreaks)
          return reply.html(
            <ServicePage
              {...view}
              problem={problemOf(error)}
              refused={error.changes}
              typed={{ values: form, issues: [] }}
            />,
            { status: 409 },
          );
        if (error instanceof Refusal)
          return reply.html(<ServicePage {...view} problem={problemOf(error)} />, { status: 409 });
        return reply.html(<ServicePage {...view} typed={{ values: form, issues: issuesIn(error) }} />, {
          status: 422,
        });
      }
    },
  );

  app.post(platformPaths.run(':id'), byId, async ({ ctx, params, session }, reply) => {
    const { service } = await readServicePage(ctx, params.id);
    ctx.authorize('dataPlatform.keepService', service);
    const { met, failed } = await runExpectations(ctx, services, { serviceId: service.id });
    session.flash(failed > 0 ? 'warning' : 'success', `Đã chạy: ${met} ví dụ đúng, ${failed} ví dụ sai.`);
    return reply.redirect(platformPaths.service(service.id), 303);
  });
}

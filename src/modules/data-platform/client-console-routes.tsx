import { Type } from 'typebox';
import { listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { getClient, listCredentials } from './clients.ts';
import { addCertificate } from './commands/add-certificate.ts';
import { addKey } from './commands/add-key.ts';
import { changeClient } from './commands/change-client.ts';
import { replaySubscription } from './commands/replay-subscription.ts';
import { requestGrant } from './commands/request-grant.ts';
import { revokeCredential } from './commands/revoke-credential.ts';
import { listSubscriptions } from './events/subscriptions.ts';
import { listGrants } from './grants.ts';
import { listCatalogue } from './overview.ts';
import { ClientPage, type ClientPageProps } from './pages/client-page.tsx';
import { issuesIn } from './pages/issues.ts';
import { platformPaths } from './paths.ts';
import { ById, config, count, text } from './route-parts.ts';

/** Each client: keys, certificates, grants, subscriptions, quotas. */
export const clientConsoleRoutes: Routes = (app) => {
  vietnameseOnly(app);
  const byId = { config, schema: { params: ById } };
  const page = async (ctx: Context, id: string, more: Partial<ClientPageProps> = {}) => (
    <ClientPage {...(await readClientPage(ctx, id))} {...more} />
  );
  /** The page again with what is wrong in what was typed. */
  const wrong = (ctx: Context, id: string, values: URLSearchParams, error: unknown) =>
    page(ctx, id, { typed: { values, issues: issuesIn(error) } });

  app.get(platformPaths.client(':id'), byId, async ({ ctx, params }, reply) =>
    reply.html(await page(ctx, params.id)),
  );

  app.post(platformPaths.client(':id'), byId, async ({ ctx, params, form, session }, reply) => {
    try {
      await changeClient(ctx, {
        clientId: params.id,
        seenVersion: Number(form.get('version')),
        name: text(form, 'name'),
        state: form.get('state') === 'suspended' ? 'suspended' : 'active',
        perSecond: count(form, 'perSecond') ?? 0,
        burst: count(form, 'burst') ?? 0,
        dailyCalls: count(form, 'dailyCalls'),
      });
      session.flash('success', 'Đã lưu.');
      return reply.redirect(platformPaths.client(params.id), 303);
    } catch (error) {
      return reply.html(await wrong(ctx, params.id, form, error), { status: 422 });
    }
  });

  app.post(platformPaths.keys(':id'), byId, async ({ ctx, params, form }, reply) => {
    const newKey = await addKey(ctx, { clientId: params.id, overlapDays: count(form, 'overlapDays') ?? 0 });
    // No redirect: the key is nowhere but in this answer.
    return reply.html(await page(ctx, params.id, { newKey }));
  });

  app.post(platformPaths.certificates(':id'), byId, async ({ ctx, params, form, session }, reply) => {
    try {
      await addCertificate(ctx, { clientId: params.id, pem: text(form, 'pem') });
      session.flash('success', 'Đã đăng ký chứng thư.');
      return reply.redirect(platformPaths.client(params.id), 303);
    } catch (error) {
      return reply.html(await wrong(ctx, params.id, form, error), { status: 422 });
    }
  });

  const Credential = Type.Object({ ...ById.properties, credentialId: Type.String({ format: 'uuid' }) });
  app.post(
    platformPaths.credential(':id', ':credentialId'),
    { config, schema: { params: Credential } },
    async ({ ctx, params, session }, reply) => {
      await revokeCredential(ctx, { clientId: params.id, credentialId: params.credentialId });
      session.flash('success', 'Đã thu hồi, có hiệu lực ngay.');
      return reply.redirect(platformPaths.client(params.id), 303);
    },
  );

  app.post(platformPaths.requests(':id'), byId, async ({ ctx, params, form, session }, reply) => {
    try {
      const [serviceId = '', operation = '', purpose = ''] = text(form, 'operation').split(' ');
      if (!/^[0-9a-f-]{36}$/.test(serviceId))
        throw new InvalidInput([{ field: '/operation', code: 'required' }]);
      const { code } = await requestGrant(ctx, {
        clientId: params.id,
        serviceId,
        operation,
        purpose,
        lawBasis: text(form, 'lawBasis'),
        scope: form.get('scope') === 'own' ? 'own' : 'all',
        validFrom: dayIn(text(form, 'validFrom')),
        validTo: dayIn(text(form, 'validTo')),
      });
      session.flash('success', `Yêu cầu ${code} đã đến người phụ trách của bên cung cấp.`);
      return reply.redirect(platformPaths.client(params.id), 303);
    } catch (error) {
      return reply.html(await wrong(ctx, params.id, form, error), { status: 422 });
    }
  });

  const Subscription = Type.Object({ ...ById.properties, subscriptionId: Type.String({ format: 'uuid' }) });
  app.post(
    platformPaths.subscription(':id', ':subscriptionId'),
    { config, schema: { params: Subscription } },
    async ({ ctx, params, form, session }, reply) => {
      const after = text(form, 'after');
      if (!/^\d{1,18}$/.test(after)) throw new Refusal('malformed-request');
      await replaySubscription(ctx, { clientId: params.id, subscriptionId: params.subscriptionId, after });
      session.flash('success', `Sẽ gửi lại mọi sự kiện sau vị trí ${after}.`);
      return reply.redirect(platformPaths.client(params.id), 303);
    },
  );
};

/** Nothing for a box left empty, or filled by someone without a calendar. */
function dayIn(typed: string): Temporal.PlainDate | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Temporal.PlainDate.from(typed) : undefined;
}

async function readClientPage(ctx: Context, id: string): Promise<ClientPageProps> {
  ctx.authorize('dataPlatform.read');
  const { db } = ctx;
  const client = await getClient(db, id);
  const [names, credentials, grants, subscriptions, catalogue] = await Promise.all([
    listUnitNames(db, [client.agencyId]),
    listCredentials(db, id),
    listGrants(db, { clientId: id }),
    listSubscriptions(db, id),
    listCatalogue(db),
  ]);
  const isKept = ctx.may('dataPlatform.keepClient', client);
  return {
    client,
    agencyName: names.get(client.agencyId) ?? '',
    credentials,
    grants,
    subscriptions,
    catalogue,
    isKept,
    now: ctx.now(),
  };
}

import { Type } from 'typebox';
import { dayOf, listUnitNames } from '#modules/org/index.ts';
import { vietnameseOnly } from '#modules/site/index.ts';
import type { Database } from '#platform/context.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import { listContracts, readPublished } from './contract-rows.ts';
import { resolved } from './contracts/contract-document.ts';
import { objectIn, textIn } from './contracts/json-value.ts';
import type { Contract } from './model.ts';
import { listCatalogue } from './overview.ts';
import { CataloguePage } from './pages/catalogue-page.tsx';
import { CataloguedPage } from './pages/catalogued-page.tsx';
import { platformPaths } from './paths.ts';
import { findServiceByName } from './services.ts';
import { countUsers, noUsage, sumUsage } from './usage.ts';

const shownDays = 30;
const Named = Type.Object({ name: Type.String({ maxLength: 100 }) });
const Versioned = Type.Object({
  name: Type.String({ maxLength: 100 }),
  version: Type.String({ pattern: '^[0-9]{1,6}\\.[0-9]{1,6}$' }),
});

/** The catalogue for everyone, made from the contracts; schemas and documents for machines, at addresses that last. */
export const catalogueRoutes: Routes = (app) => {
  vietnameseOnly(app);
  const config = { access: 'public' };

  app.get(platformPaths.catalogue, { config }, async ({ ctx }, reply) => {
    const from = dayOf(ctx.now()).subtract({ days: shownDays });
    const [catalogue, usage, users] = await Promise.all([
      listCatalogue(ctx.db),
      sumUsage(ctx.db, 'serviceId', { from }),
      countUsers(ctx.db, from),
    ]);
    return reply.html(<CataloguePage catalogue={catalogue} usage={usage} users={users} />);
  });

  app.get(
    platformPaths.catalogued(':name'),
    { config, schema: { params: Named } },
    async ({ ctx, params }, reply) => {
      const service = orNotFound(await findServiceByName(ctx.db, params.name));
      const [current, ...earlier] = await listContracts(ctx.db, service.id);
      refuseUnless(current, 'not-found');
      const { document } = await readPublished(ctx.db, current);
      const from = dayOf(ctx.now()).subtract({ days: shownDays });
      const [names, of, byDay] = await Promise.all([
        listUnitNames(ctx.db, [service.agencyId]),
        sumUsage(ctx.db, 'serviceId', { from, serviceId: service.id }),
        sumUsage(ctx.db, 'onDate', { from, serviceId: service.id }),
      ]);
      const purposes = Object.fromEntries(
        Object.entries(objectIn(document['x-purposes'])).map(([code, name]) => [code, textIn(name)]),
      );
      return reply.html(
        <CataloguedPage
          service={service}
          agencyName={names.get(service.agencyId) ?? ''}
          contracts={[current, ...earlier]}
          description={textIn(document.info['description'])}
          purposes={purposes}
          schemas={Object.keys(objectIn(objectIn(document['components'])['schemas']))}
          usage={of.get(service.id) ?? noUsage}
          days={[...byDay].toReversed()}
        />,
      );
    },
  );

  app.get(
    platformPaths.document(':name', ':version'),
    { config, schema: { params: Versioned } },
    async ({ ctx, params }, reply) => {
      const { document, contract } = await published(ctx.db, params.name, params.version);
      // Where the provider answers is between it and the gateway.
      const { servers: _, ...shared } = document;
      return reply
        .header('etag', `"${contract.sha256}"`)
        .type('application/json')
        .send(JSON.stringify(shared));
    },
  );

  const Schema = Type.Object({ ...Versioned.properties, schema: Type.String({ maxLength: 200 }) });
  app.get(
    platformPaths.schema(':name', ':version', ':schema'),
    { config, schema: { params: Schema } },
    async ({ ctx, params }, reply) => {
      const { document } = await published(ctx.db, params.name, params.version);
      const schemas = objectIn(objectIn(document['components'])['schemas']);
      refuseUnless(Object.hasOwn(schemas, params.schema), 'not-found');
      return reply
        .type('application/schema+json')
        .send(JSON.stringify(resolved(document, schemas[params.schema])));
    },
  );
};

async function published(db: Database, name: string, version: string) {
  const service = orNotFound(await findServiceByName(db, name));
  const contracts = await listContracts(db, service.id);
  const contract: Contract = orNotFound(
    contracts.find(({ major, minor }) => `${major}.${minor}` === version),
  );
  return { contract, document: (await readPublished(db, contract)).document };
}

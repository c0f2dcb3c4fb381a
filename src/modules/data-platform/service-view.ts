import { listUnitNames } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { listContracts } from './contract-rows.ts';
import { listDiscrepancies } from './discrepancies.ts';
import { listExpectations } from './expectations.ts';
import { listGrants } from './grants.ts';
import type { ServicePageProps } from './pages/service-page.tsx';
import { getService } from './services.ts';

/** All that the page of a service shows. @throws Refusal `not-found` */
export async function readServicePage(ctx: Context, id: string): Promise<ServicePageProps> {
  ctx.authorize('dataPlatform.read');
  const { db } = ctx;
  const service = await getService(db, id);
  const [names, contracts, grants, discrepancies, expectations] = await Promise.all([
    listUnitNames(db, [service.agencyId]),
    listContracts(db, id),
    listGrants(db, { serviceId: id }),
    listDiscrepancies(db, id),
    listExpectations(db, { serviceId: id }),
  ]);
  const isKept = ctx.may('dataPlatform.keepService', service);
  return {
    service,
    agencyName: names.get(service.agencyId) ?? '',
    contracts,
    grants,
    discrepancies,
    expectations,
    isKept,
  };
}

import { Type } from 'typebox';
import { offerAttestation } from '#modules/attestations/index.ts';
import { orNotFound, refuseUnless } from '#platform/errors/index.ts';
import type { HttpApp } from '#platform/http/index.ts';
import { attestedResults } from './attested-results.ts';
import { WalletPage } from './pages/citizen/wallet-page.tsx';
import { citizenPaths } from './paths.ts';
import { getDossier } from './queries.ts';

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** Where an applicant takes the result of a dossier into their wallet. */
export function walletRoutes(app: HttpApp, { baseUrl }: { readonly baseUrl: string }): void {
  const options = { config: { access: 'citizen' }, schema: { params: ById } };

  app.get(citizenPaths.wallet(':id'), options, async ({ ctx, params }, reply) => {
    const dossier = await getDossier(ctx.db, ctx.actor, params.id);
    refuseUnless(await attestedResults.isOwn(ctx, dossier.id), 'not-found');
    const { type } = orNotFound(await attestedResults.contentOf(ctx, dossier.id));
    return reply.html(<WalletPage dossier={dossier} type={type} baseUrl={baseUrl} />);
  });

  // The code is told once, on the page that answers: pressed again, it is another.
  app.post(citizenPaths.wallet(':id'), options, async ({ ctx, params }, reply) => {
    const offer = await offerAttestation(ctx, attestedResults, { subjectId: params.id });
    const dossier = await getDossier(ctx.db, ctx.actor, params.id);
    return reply.html(<WalletPage dossier={dossier} type={offer.type} offer={offer} baseUrl={baseUrl} />);
  });
}

import { Type } from 'typebox';
import { localPath, type Routes } from '#platform/http/index.ts';
import { proveAgain } from './commands/prove-again.ts';
import { ProofPage } from './pages/proof-page.tsx';
import { homeOf, paths } from './paths.ts';
import { usualApprovals } from './proof-rules.ts';
import { findAccount } from './queries.ts';
import { refusalText } from './refusal-text.ts';
import type { IdentityServices } from './services.ts';

const From = Type.Object({ returnTo: Type.Optional(Type.String()) });
const config = { access: 'officer', keepForm: false, limit: { max: 20, windowMs: 60_000 } } as const;

/** Where an approval sends officers whose last proof is too old or too weak; from here they go back to it. */
export const proofRoutes =
  ({ secret, approvals = usualApprovals }: IdentityServices): Routes =>
  (app) => {
    app.get(
      paths.proof(),
      { config: { access: 'officer' }, schema: { querystring: From } },
      async ({ ctx, query }, reply) => {
        const account = await findAccount(ctx.db, ctx.actor.id!);
        const page = { returnTo: localPath(query.returnTo), hasApp: account?.hasSecondFactor ?? false };
        return reply.html(<ProofPage {...page} least={approvals.least} />);
      },
    );

    app.post(paths.proof(), { config }, async ({ ctx, form, session, locale }, reply) => {
      const returnTo = localPath(form.get('returnTo'));
      try {
        session.prove(await proveAgain(ctx, { typed: form.get('typed') ?? '', secret }));
        return reply.redirect(returnTo === '/' ? homeOf('officer') : returnTo, 303);
      } catch (error) {
        const failure = refusalText(error, locale, 'wrong-code', 'wrong-password', 'account-waits');
        const account = await findAccount(ctx.db, ctx.actor.id!);
        const page = { returnTo, hasApp: account?.hasSecondFactor ?? false, least: approvals.least, failure };
        return reply.html(<ProofPage {...page} />, { status: 422 });
      }
    });
  };

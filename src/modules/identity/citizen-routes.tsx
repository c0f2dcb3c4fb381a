import { Type } from 'typebox';
import { localPath, type Routes } from '#platform/http/index.ts';
import { channelsOf } from './code-letter.tsx';
import { signInCitizen } from './commands/sign-in-citizen.ts';
import { createOidcClient, type OidcVisit } from './oidc-client.ts';
import { CitizenSignInPage, type CitizenSignInPageProps } from './pages/citizen-sign-in-page.tsx';
import { paths } from './paths.ts';
import { refusalText } from './refusal-text.ts';
import type { IdentityServices } from './services.ts';

const From = Type.Object({ returnTo: Type.Optional(Type.String()) });
const visitName = 'oidcVisit';
const expected = [
  'identity-away',
  'identity-declined',
  'identity-failed',
  'identity-incomplete',
  'identity-conflict',
];

/** The citizens' sign-in page, and the way to the identification account and back. */
export const citizenRoutes =
  (services: IdentityServices): Routes =>
  (app) => {
    const signInPage = signInPageOf(services);

    app.get(
      paths.signIn(),
      { config: { access: 'public' }, schema: { querystring: From } },
      async (request, reply) => {
        const returnTo = localPath(request.query.returnTo);
        if (request.ctx.actor.id !== null) return reply.redirect(returnTo, 303);
        return reply.html(signInPage({ returnTo }));
      },
    );

    if (!services.oidc) return;
    const client = createOidcClient(services.oidc, services.baseUrl);

    app.get(
      paths.oidc(),
      { config: { access: 'public', limit: { max: 60, windowMs: 60_000 } }, schema: { querystring: From } },
      async (request, reply) => {
        const returnTo = localPath(request.query.returnTo);
        try {
          const { address, visit } = await client.begin(returnTo);
          request.session.set(visitName, visit);
          return reply.redirect(address, 303);
        } catch (error) {
          const failure = refusalText(error, request.locale, ...expected);
          return reply.html(signInPage({ returnTo, failure }), { status: 503 });
        }
      },
    );

    app.get(paths.oidcReturn, { config: { access: 'public' } }, async (request, reply) => {
      const visit = request.session.get(visitName) as OidcVisit | undefined;
      request.session.delete(visitName);
      // Without a question of ours there is no answer to it: an old tab, or another site's trap.
      if (!visit) return reply.redirect(paths.signIn(), 303);
      try {
        const claims = await client.finish(new URL(request.url, services.baseUrl).search, visit);
        const citizen = await signInCitizen(request.ctx, claims);
        request.session.signIn({ kind: 'citizen', id: citizen.id }, 'account');
        return reply.redirect(visit.returnTo, 303);
      } catch (error) {
        const failure = refusalText(error, request.locale, ...expected);
        return reply.html(signInPage({ returnTo: visit.returnTo, failure }), { status: 422 });
      }
    });
  };

/** The sign-in page with what this installation offers; the code routes show it again with what was typed. */
export const signInPageOf =
  (services: IdentityServices) => (props: Pick<CitizenSignInPageProps, 'returnTo' | 'failure' | 'typed'>) => (
    <CitizenSignInPage
      hasIdentityAccount={services.oidc !== null}
      channels={channelsOf(services)}
      {...props}
    />
  );

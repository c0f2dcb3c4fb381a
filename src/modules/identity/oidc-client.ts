import * as oidc from 'openid-client';
import { Refusal } from '#platform/errors/index.ts';
import { type CitizenClaims, readClaims } from './citizen-claims.ts';
import { paths } from './paths.ts';
import type { OidcSettings } from './services.ts';

/** What this browser must bring back: kept in its session between leaving and returning. */
export interface OidcVisit {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
}

export interface OidcClient {
  /** Where to send the person, and what to keep until they return. */
  begin(returnTo: string): Promise<{ readonly address: string; readonly visit: OidcVisit }>;
  /**
   * Reads the answer at the return address.
   * @throws Refusal `identity-declined` when the person went back without signing in, `identity-failed` when the answer is
   *   not one to our question, `identity-away` when the provider does not answer
   */
  finish(search: string, visit: OidcVisit): Promise<CitizenClaims>;
}

/** Authorization code flow with PKCE (OpenID Connect Core 1.0, 3.1; RFC 7636; RFC 9700). */
export function createOidcClient(settings: OidcSettings, baseUrl: string): OidcClient {
  const redirectUri = `${baseUrl}${paths.oidcReturn}`;
  const configuration = discoverLate(settings);
  return {
    async begin(returnTo) {
      const config = await configuration();
      const visit: OidcVisit = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
        returnTo,
      };
      const address = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: settings.scope ?? 'openid profile email phone identity',
        state: visit.state,
        nonce: visit.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(visit.codeVerifier),
        code_challenge_method: 'S256',
        // The computer of a one-stop desk is everyone's: the provider must ask who is there now.
        prompt: 'login',
      });
      return { address: address.href, visit };
    },
    async finish(search, visit) {
      const config = await configuration();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, new URL(`${redirectUri}${search}`), {
          expectedState: visit.state,
          expectedNonce: visit.nonce,
          pkceCodeVerifier: visit.codeVerifier,
        });
        const { sub } = tokens.claims()!;
        const claims = await oidc.fetchUserInfo(config, tokens.access_token, sub);
        return readClaims(config.serverMetadata().issuer, claims, settings.identityNumberClaim);
      } catch (error) {
        throw refusalOf(error);
      }
    },
  };
}

/** Asks the provider about itself at the first sign-in, and again after a failure: it may be away when we start. */
function discoverLate(settings: OidcSettings): () => Promise<oidc.Configuration> {
  const issuer = new URL(settings.issuer);
  // Plain http is for a provider on this very machine: the demonstration's and the tests'.
  const execute = isLoopback(issuer.hostname) ? [oidc.allowInsecureRequests] : [];
  let found: Promise<oidc.Configuration> | undefined;
  return () => {
    found ??= oidc
      .discovery(issuer, settings.clientId, settings.clientSecret, undefined, { execute, timeout: 10 })
      .catch((error: unknown) => {
        found = undefined;
        throw new Refusal('identity-away', { reason: (error as { code?: string }).code ?? 'unknown' });
      });
    return found;
  };
}

const isLoopback = (hostname: string) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

function refusalOf(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  if (error instanceof oidc.AuthorizationResponseError) return new Refusal('identity-declined');
  const isAway = error instanceof TypeError || (error as { name?: string }).name === 'TimeoutError';
  return new Refusal(isAway ? 'identity-away' : 'identity-failed');
}

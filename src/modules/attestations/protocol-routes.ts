import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { readReceiptKeys } from '#modules/signing/index.ts';
import { systemActor } from '#platform/access/actor.ts';
import { orNotFound, Refusal } from '#platform/errors/index.ts';
import type { Routes } from '#platform/http/index.ts';
import type { Nonces } from './chance.ts';
import { issueAttestation } from './commands/issue-attestation.ts';
import { takeOffer } from './commands/take-offer.ts';
import type { AttestationIssuer } from './issuer.ts';
import { authorizationMetadata, issuerMetadata, preAuthorizedGrant, typeMetadata } from './metadata.ts';
import { type AttestationSource, type InBothLanguages, tokenLives } from './model.ts';
import { attestationPaths } from './paths.ts';
import { provenKey } from './proof.ts';
import { signList } from './status-lists.ts';

export interface AttestationServices {
  readonly issuer: AttestationIssuer;
  readonly source: AttestationSource;
  readonly nonces: Nonces;
  /** Who issues, as wallets show it. */
  readonly names: InBothLanguages;
}

const wallet = systemActor('Ví điện tử');
const fiveMinutes = 'public, max-age=300';
/** A code of six digits is not to be tried out by the thousand. */
const limit = { max: 60, windowMs: 60_000 };

const CredentialRequest = Type.Object({
  credential_configuration_id: Type.Optional(Type.String()),
  proofs: Type.Object({ jwt: Type.Array(Type.String({ maxLength: 8_000 }), { minItems: 1, maxItems: 1 }) }),
});

/** OpenID for Verifiable Credential Issuance 1.0 by a pre-authorized code, and where what was issued is looked up. */
export const protocolRoutes =
  ({ issuer, source, nonces, names }: AttestationServices): Routes =>
  (app) => {
    const { baseUrl } = issuer;
    const config = { access: 'public', crossSite: true } as const;

    app.get(attestationPaths.metadata, { config }, async ({ ctx }, reply) => {
      reply.header('cache-control', fiveMinutes);
      return issuerMetadata(baseUrl, names, await source.listTypes(ctx));
    });
    app.get(attestationPaths.authorization, { config }, async (_, reply) => {
      reply.header('cache-control', fiveMinutes);
      return authorizationMetadata(baseUrl);
    });
    app.get(attestationPaths.issuer, { config }, async ({ ctx }, reply) => {
      reply.header('cache-control', fiveMinutes);
      return { issuer: baseUrl, jwks: await readReceiptKeys(ctx.db) };
    });
    app.get(
      attestationPaths.type(':id'),
      { config, schema: { params: Type.Object({ id: Type.String() }) } },
      async ({ ctx, params }, reply) => {
        reply.header('cache-control', fiveMinutes);
        const types = await source.listTypes(ctx);
        return typeMetadata(baseUrl, orNotFound(types.find(({ id }) => id === params.id)));
      },
    );
    app.get(
      attestationPaths.list(':number'),
      {
        config,
        schema: { params: Type.Object({ number: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }) },
      },
      async ({ ctx, params }, reply) => {
        const list = await signList(ctx.db, issuer, params.number, ctx.now());
        return reply.header('cache-control', fiveMinutes).type('application/statuslist+jwt').send(list);
      },
    );

    app.post(attestationPaths.token, { config: { ...config, limit } }, async ({ ctx, form }, reply) => {
      reply.header('cache-control', 'no-store');
      if (form.get('grant_type') !== preAuthorizedGrant) return fail(reply, 400, 'unsupported_grant_type');
      const code = form.get('pre-authorized_code') ?? '';
      const token = await takeOffer(ctx.as(wallet), { code, pin: form.get('tx_code') ?? '' });
      if (!token) return fail(reply, 400, 'invalid_grant');
      return { access_token: token, token_type: 'Bearer', expires_in: tokenLives.minutes * 60 };
    });

    app.post(attestationPaths.nonce, { config: { ...config, limit } }, async ({ ctx }, reply) => {
      reply.header('cache-control', 'no-store');
      return { c_nonce: nonces.issue(ctx.now()) };
    });

    app.post(
      attestationPaths.credential,
      { config: { ...config, limit }, schema: { body: CredentialRequest }, attachValidation: true },
      async (request, reply) => {
        const { ctx, body, headers, validationError } = request;
        reply.header('cache-control', 'no-store');
        if (validationError) return fail(reply, 400, 'invalid_credential_request');
        const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
        if (!token) return fail(reply.header('www-authenticate', 'Bearer'), 401, 'invalid_token');
        const proven = await provenKey(body.proofs.jwt[0]!, { issuer: baseUrl, nonces, now: ctx.now() });
        if ('fault' in proven) return fail(reply, 400, proven.fault);
        try {
          const parts = { token, holder: proven.key };
          return {
            credentials: [{ credential: await issueAttestation(ctx.as(wallet), { issuer, source }, parts) }],
          };
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          if (error.code === 'invalid-token') {
            return fail(
              reply.header('www-authenticate', 'Bearer error="invalid_token"'),
              401,
              'invalid_token',
            );
          }
          return fail(reply, 400, 'credential_request_denied');
        }
      },
    );
  };

/** As RFC 6749 5.2 and OpenID4VCI 1.0 8.3.1 have errors told. */
function fail(reply: FastifyReply, status: number, error: string): { readonly error: string } {
  reply.code(status);
  return { error };
}

import type { AttestationType, InBothLanguages } from './model.ts';
import { attestationPaths } from './paths.ts';

const grant = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';

const display = (name: InBothLanguages) => [
  { name: name.vi, locale: 'vi' },
  { name: name.en, locale: 'en' },
];

/** What this issuer offers (OpenID4VCI 1.0, 12.2.4). */
export const issuerMetadata = (
  baseUrl: string,
  names: InBothLanguages,
  types: readonly AttestationType[],
) => ({
  credential_issuer: baseUrl,
  credential_endpoint: baseUrl + attestationPaths.credential,
  nonce_endpoint: baseUrl + attestationPaths.nonce,
  display: display(names),
  credential_configurations_supported: Object.fromEntries(
    types.map((type) => [
      type.id,
      {
        format: 'dc+sd-jwt',
        vct: baseUrl + attestationPaths.type(type.id),
        cryptographic_binding_methods_supported: ['jwk'],
        credential_signing_alg_values_supported: ['ES256'],
        proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256'] } },
        credential_metadata: {
          display: display(type.name),
          claims: type.claims.map(({ name, label }) => ({ path: [name], display: display(label) })),
        },
      },
    ]),
  ),
});

/** Who gives tokens for codes (RFC 8414): this issuer itself, to wallets it need not know. */
export const authorizationMetadata = (baseUrl: string) => ({
  issuer: baseUrl,
  token_endpoint: baseUrl + attestationPaths.token,
  grant_types_supported: [grant],
  token_endpoint_auth_methods_supported: ['none'],
  response_types_supported: [],
  'pre-authorized_grant_anonymous_access_supported': true,
});

/** What a type says, for wallets and verifiers that show it (draft-ietf-oauth-sd-jwt-vc, type metadata). */
export const typeMetadata = (baseUrl: string, type: AttestationType) => ({
  vct: baseUrl + attestationPaths.type(type.id),
  name: type.name.vi,
  display: display(type.name),
  claims: type.claims.map(({ name, label }) => ({
    path: [name],
    display: [
      { locale: 'vi', label: label.vi },
      { locale: 'en', label: label.en },
    ],
    sd: 'always',
  })),
});

/** The offer as a wallet reads it (OpenID4VCI 1.0, 4.1): in the square, or behind a link on the same phone. */
export function offerLink(
  baseUrl: string,
  offer: { readonly type: AttestationType; readonly code: string },
): string {
  const told = {
    credential_issuer: baseUrl,
    credential_configuration_ids: [offer.type.id],
    grants: {
      [grant]: { 'pre-authorized_code': offer.code, tx_code: { input_mode: 'numeric', length: 6 } },
    },
  };
  return `openid-credential-offer://?credential_offer=${encodeURIComponent(JSON.stringify(told))}`;
}

export const preAuthorizedGrant = grant;

import { sitePaths } from '#modules/site/index.ts';

const root = '/chung-nhan-so';

/** Every address of attestations: those of the protocols stand where wallets look for them. */
export const attestationPaths = {
  /** OpenID4VCI 1.0, 12.2. */
  metadata: '/.well-known/openid-credential-issuer',
  /** RFC 8414. */
  authorization: '/.well-known/oauth-authorization-server',
  /** SD-JWT VC: the keys of who issued it. */
  issuer: '/.well-known/jwt-vc-issuer',
  token: `${root}/token`,
  nonce: `${root}/nonce`,
  credential: `${root}/cap`,
  list: (number: number | string) => `${root}/trang-thai/${number}`,
  type: (id: string) => `${root}/loai/${id}`,
  check: sitePaths.attestationCheck,
} as const;

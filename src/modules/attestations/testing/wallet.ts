import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';

/** What a wallet asks over HTTP: the test's own server answers. */
export type Ask = (
  method: 'GET' | 'POST',
  url: string,
  sent?: { readonly body?: string; readonly headers?: Readonly<Record<string, string>> },
) => Promise<{
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}>;

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
const digestOf = (text: string) => createHash('sha256').update(text).digest('base64url');

/**
 * A wallet written from the specifications and nothing of ours: OpenID4VCI 1.0 by a pre-authorized code, SD-JWT with key binding (RFC
 * 9901). It holds one key.
 */
export function newWallet(ask: Ask) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });

  function signed(header: object, payload: object): string {
    const input = `${encode({ alg: 'ES256', ...header })}.${encode(payload)}`;
    const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${input}.${signature.toString('base64url')}`;
  }
  const json = async (...sent: Parameters<Ask>) => JSON.parse((await ask(...sent)).body);

  /** From the text in the square to a token. */
  async function redeem(offerUri: string, pin: string) {
    const offer = JSON.parse(new URL(offerUri).searchParams.get('credential_offer')!);
    const [grant, given] = Object.entries(offer.grants)[0] as [string, Record<string, string>];
    const issuer = await json('GET', '/.well-known/openid-credential-issuer');
    const server = await json('GET', '/.well-known/oauth-authorization-server');
    if (issuer.credential_issuer !== offer.credential_issuer) throw new Error('another issuer');
    const form = { grant_type: grant, 'pre-authorized_code': given['pre-authorized_code']!, tx_code: pin };
    const answer = await ask('POST', new URL(server.token_endpoint).pathname, {
      body: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    return { ...answer, issuer, configuration: offer.credential_configuration_ids[0] as string };
  }

  return {
    jwk,
    redeem,
    /** Everything of a key proof may be told otherwise, to see it refused. */
    async prove({
      issuer,
      nonce,
      at,
      typ = 'openid4vci-proof+jwt',
    }: {
      issuer: string;
      nonce: string;
      at: number;
      typ?: string;
    }) {
      return signed({ typ, jwk }, { aud: issuer, iat: at, nonce });
    },
    nonce: async (): Promise<string> => (await json('POST', '/chung-nhan-so/nonce')).c_nonce,
    request: (token: string, proof: string, configuration: string) =>
      ask('POST', '/chung-nhan-so/cap', {
        body: JSON.stringify({ credential_configuration_id: configuration, proofs: { jwt: [proof] } }),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      }),
    /** The whole way: what then lies in the wallet. */
    async take(offerUri: string, pin: string, at: number): Promise<string> {
      const { body, issuer, configuration } = await redeem(offerUri, pin);
      const { access_token } = JSON.parse(body);
      const nonce = (await json('POST', new URL(issuer.nonce_endpoint).pathname)).c_nonce;
      const proof = await this.prove({ issuer: issuer.credential_issuer, nonce, at });
      const answer = await this.request(access_token, proof, configuration);
      return JSON.parse(answer.body).credentials[0].credential;
    },
    /** Shows these claims and no others, perhaps with the proof of who holds it. */
    present(
      sdJwt: string,
      names: readonly string[],
      binding?: { readonly audience: string; readonly nonce: string; readonly at: number },
    ): string {
      const [jwt, ...rest] = sdJwt.split('~');
      const shown = rest.filter((part) => part !== '' && names.includes(decode(part)[1]));
      const text = `${[jwt, ...shown].join('~')}~`;
      if (!binding) return text;
      const { audience: aud, nonce, at: iat } = binding;
      return text + signed({ typ: 'kb+jwt' }, { aud, nonce, iat, sd_hash: digestOf(text) });
    },
  };
}

/** The parts of an SD-JWT, as anybody reads them. */
export function partsOf(sdJwt: string) {
  const [jwt = '', ...rest] = sdJwt.split('~');
  const [header = '', payload = ''] = jwt.split('.');
  return {
    header: decode(header),
    payload: decode(payload),
    disclosures: rest.filter(Boolean).map((part) => ({ part, value: decode(part), digest: digestOf(part) })),
  };
}

/** The same with one disclosed value changed, under a salt of its own. */
export function altered(sdJwt: string, name: string, value: string): string {
  const parts = sdJwt.split('~').map((part, place) => {
    if (place === 0 || part === '' || decode(part)[1] !== name) return part;
    return Buffer.from(JSON.stringify([randomUUID(), name, value])).toString('base64url');
  });
  return parts.join('~');
}

import type { EnvelopeSigner } from '#engines/edxml/index.ts';

const algorithms = { 'rsa-sha256': 'RS256', 'ecdsa-sha256': 'ES256', 'ecdsa-sha384': 'ES384' } as const;
const coordinateBytes = { 'rsa-sha256': 0, 'ecdsa-sha256': 32, 'ecdsa-sha384': 48 } as const;

const encoded = (value: string | Uint8Array) => Buffer.from(value as string).toString('base64url');

/** Signs a JSON value as a compact JWS (RFC 7515), its certificate in the header when `withCertificate`. */
export async function signJws(
  signer: EnvelopeSigner,
  payload: object,
  { type, withCertificate = false }: { readonly type: string; readonly withCertificate?: boolean },
): Promise<string> {
  const x5c = signer.certificateChain.map((der) => Buffer.from(der).toString('base64'));
  const header = { alg: algorithms[signer.algorithm], typ: type, ...(withCertificate && { x5c }) };
  const signed = `${encoded(JSON.stringify(header))}.${encoded(JSON.stringify(payload))}`;
  const value = await signer.sign(Buffer.from(signed));
  return `${signed}.${encoded(joseSignature(value, coordinateBytes[signer.algorithm]))}`;
}

/** CMS wants the two numbers of an elliptic signature in DER; JOSE wants them side by side (RFC 7518, 3.4). */
function joseSignature(value: Uint8Array, bytes: number): Uint8Array {
  if (bytes === 0) return value;
  const numbers: Buffer[] = [];
  for (let at = value[1]! > 127 ? 3 : 2; at < value.length; ) {
    const length = value[at + 1]!;
    const number = Buffer.from(value.subarray(at + 2, at + 2 + length));
    numbers.push(Buffer.concat([Buffer.alloc(bytes), number]).subarray(-bytes));
    at += 2 + length;
  }
  return Buffer.concat(numbers);
}

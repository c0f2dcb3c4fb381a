/**
 * An ECDSA signature as CMS wants it, an Ecdsa-Sig-Value (RFC 3279, 2.2.3), from r and s side by side as tokens answer
 * (PKCS #11) and some services too.
 */
export function ecdsaDer(signature: Uint8Array): Uint8Array {
  const half = signature.length / 2;
  const body = Buffer.concat([integer(signature.subarray(0, half)), integer(signature.subarray(half))]);
  // The body of P-521 is longer than 127 bytes, and its length then takes two.
  const length = body.length > 127 ? Buffer.of(0x81, body.length) : Buffer.of(body.length);
  return Buffer.concat([Buffer.of(0x30), length, body]);
}

/** The same of a signature in either form: services differ. */
export const anyEcdsaDer = (signature: Uint8Array): Uint8Array =>
  signature[0] === 0x30 && signature[1] === signature.length - 2 ? signature : ecdsaDer(signature);

function integer(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const significant = bytes.subarray(first === -1 ? bytes.length - 1 : first);
  const sign = significant[0]! & 0x80 ? [0] : [];
  return Buffer.from([0x02, sign.length + significant.length, ...sign, ...significant]);
}

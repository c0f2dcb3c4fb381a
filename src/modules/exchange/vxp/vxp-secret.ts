import { hkdfSync } from 'node:crypto';

/**
 * The secret by which a system signs its calls in VXP: drawn from the installation's secret and the hash of the system's
 * token (RFC 5869). It is kept nowhere, and ends with the token.
 *
 * @param secret of the installation, in hex
 */
export const vxpSecret = (secret: string, tokenHash: Uint8Array): string =>
  Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), tokenHash, 'muong exchange vxp', 32)).toString(
    'base64url',
  );

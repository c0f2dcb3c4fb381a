import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { pemSigner } from '#engines/pdf-signature/index.ts';
import { createVxpClient } from '../vxp-client.ts';
import type { Correspondence } from './case.ts';
import type { Correspondent } from './correspondent.ts';

const Peer = Type.Object({
  systemId: Type.String({ minLength: 1 }),
  secret: Type.String({ minLength: 1 }),
  code: Type.String({ minLength: 3 }),
  name: Type.String({ minLength: 1 }),
  /** PEM of certificate and private key, beside this file. */
  key: Type.Optional(Type.String()),
});
const Peers = Type.Object({
  url: Type.String({ pattern: '^https?://' }),
  patienceSeconds: Type.Optional(Type.Number({ minimum: 1, maximum: 600 })),
  one: Peer,
  other: Peer,
});

/**
 * The two systems of a file in YAML: address of the server, and of each its name, secret, agency code and key.
 *
 * @throws Error that says which line of it is missing or wrong
 */
export function readVxpPeers(path: string): Correspondence {
  const peers: unknown = parse(readFileSync(path, 'utf8'));
  if (!Value.Check(Peers, peers)) {
    const [fault] = Value.Errors(Peers, peers);
    throw new Error(`${fault?.instancePath || '/'}: ${fault?.message}`);
  }
  const { url, one, other, patienceSeconds = 60 } = peers;
  const now = Temporal.Now.instant;
  const correspondent = ({ systemId, secret, code, name, key }: Static<typeof Peer>): Correspondent => ({
    code,
    name,
    client: createVxpClient({ url, systemId, secret }, now),
    signer: key === undefined ? undefined : signerIn(resolve(dirname(path), key)),
  });
  return {
    url,
    systemId: one.systemId,
    one: correspondent(one),
    other: correspondent(other),
    patienceMs: patienceSeconds * 1000,
    now,
  };
}

function signerIn(path: string) {
  const pem = readFileSync(path, 'utf8');
  const [key] = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*-----END [A-Z ]*PRIVATE KEY-----/.exec(pem) ?? [];
  if (!key) throw new Error(`${path}: không có khóa riêng / no private key`);
  return pemSigner(pem, key);
}

import { type ContainerFile, signContainer } from '#engines/asic/index.ts';
import type { Context } from '#platform/context.ts';
import { patienceMs, within } from './authorities/patience.ts';
import { heard, type SigningServices } from './make-signature.ts';
import type { OpenedKey } from './unlock-key.ts';

/**
 * Many files under one signature: an ASiC-E container (ETSI EN 319 162-1) by an opened key, stamped where an authority
 * answers in time and B-B where none does.
 */
export const signTogether = (
  ctx: Context,
  { authorities, patienceMs: patience = patienceMs }: Pick<SigningServices, 'authorities' | 'patienceMs'>,
  files: readonly ContainerFile[],
  key: OpenedKey,
): Promise<Uint8Array> =>
  signContainer(files, {
    signer: key.signer,
    signedAt: ctx.now(),
    timestamp:
      authorities?.timestamp &&
      (async (digest) => (await heard(within(patience, authorities.timestamp!(digest)))).answer),
  });

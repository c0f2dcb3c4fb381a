import { type ContainerFile, signContainer } from '#engines/asic/index.ts';
import type { Context } from '#platform/context.ts';
import { atBest, type SigningServices } from './make-signature.ts';
import type { OpenedKey } from './unlock-key.ts';

/**
 * Many files under one signature: an ASiC-E container (ETSI EN 319 162-1) by an opened key, at the level that the
 * authorities at hand allow: B-LT where they vouch for time and certificates, B-B where none answers.
 */
export async function signTogether(
  ctx: Context,
  services: Pick<SigningServices, 'authorities' | 'patienceMs'>,
  files: readonly ContainerFile[],
  { signer }: OpenedKey,
): Promise<Uint8Array> {
  const signing = { signer, signedAt: ctx.now() };
  const { signed } = await atBest(ctx, services, (timestamp) =>
    signContainer(files, { ...signing, timestamp }),
  );
  return signed;
}

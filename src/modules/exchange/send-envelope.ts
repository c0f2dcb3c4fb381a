import { checkEnvelope, type Envelope, readEnvelope, signEnvelope } from '#engines/edxml/index.ts';
import type { Context, Database } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import type { BlobStore } from '#platform/files/index.ts';
import { contentOf } from './message-content.ts';
import type { ExchangeServices, Receipt } from './model.ts';
import { submitEnvelope } from './submit-envelope.ts';

/**
 * Sends an envelope of an agency of this install: checked against the standard, signed by the axis, kept until it has
 * arrived everywhere. The legal signature is the one in the document itself.
 *
 * @throws InvalidInput for each thing that the standard asks and the envelope lacks
 */
export async function sendEnvelope(
  ctx: Context,
  services: ExchangeServices,
  envelope: Envelope,
): Promise<Receipt> {
  const issues = checkEnvelope(envelope);
  if (issues.length > 0) {
    throw new InvalidInput(issues.map(({ path, code }) => ({ field: `/${path}`, code })));
  }
  return submitEnvelope(ctx, services, await signEnvelope(envelope, services.signer));
}

/** The envelope of a message, to be read by who received it. */
export async function readMessage(db: Database, blobs: BlobStore, messageId: string): Promise<Envelope> {
  const { bytes } = await contentOf(db, blobs, messageId);
  return readEnvelope(bytes).envelope;
}

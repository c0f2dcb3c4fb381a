import type { EnvelopeSigner } from '#engines/edxml/index.ts';
import type { Transport } from './deliver-elsewhere.ts';

const patienceMs = 60_000;

/** What is signed of a call: the delivery, its content and the time, a line each. */
export const signedLines = (deliveryId: string, sha256: string, at: string): Buffer =>
  Buffer.from(`${deliveryId}\n${sha256}\n${at}`);

/**
 * Posts an envelope to a participant's endpoint. The call is signed by the axis, so the receiver needs no secret of ours
 * and may ask for our certificate by TLS as well; it answers `{ "sha256": … }` of what it has kept.
 */
export const pushTransport =
  (signer: EnvelopeSigner, now: () => Temporal.Instant = Temporal.Now.instant): Transport =>
  async ({ endpoint }, { deliveryId, messageId, kind, sha256, bytes }) => {
    const at = now().toString();
    const signature = await signer.sign(signedLines(deliveryId, sha256, at));
    const answer = await fetch(endpoint!, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        'content-type': 'application/xml',
        'exchange-delivery': deliveryId,
        'exchange-message': messageId,
        'exchange-kind': kind,
        'exchange-sha256': sha256,
        'exchange-signed-at': at,
        'exchange-signature': Buffer.from(signature).toString('base64'),
      },
      body: bytes as Uint8Array<ArrayBuffer>,
    });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    const { sha256: kept } = (await answer.json()) as { readonly sha256?: unknown };
    if (typeof kept !== 'string') throw new Error('answered without a hash');
    return { sha256: kept };
  };

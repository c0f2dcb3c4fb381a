import type { Transport } from '../deliver-elsewhere.ts';
import type { VxpClient, VxpMessageType } from '../vxp/vxp-client.ts';

/**
 * Hands a message to the national axis, once for all its recipients there: the envelope names them. After a try whose
 * answer was lost, the axis is asked first what it already has.
 */
export const nationalTransport =
  (client: VxpClient): Transport =>
  async (_gateway, { senderCode, kind, code, sha256, bytes, isRetry }) => {
    const messageType: VxpMessageType = kind === 'status' ? 'status' : 'edoc';
    const isThere = isRetry && (await wasSent(client, messageType, senderCode, code, sha256));
    if (!isThere) await client.send(senderCode, messageType, bytes);
    return { sha256 };
  };

/** By its hash where the axis tells it; else by sender and number, which is all there is. */
async function wasSent(
  client: VxpClient,
  messageType: VxpMessageType,
  from: string,
  notation: string,
  sha256: string,
): Promise<boolean> {
  const sent = await client.listSent(messageType);
  return sent.some((row) =>
    row.hash
      ? row.hash === sha256
      : messageType === 'edoc' && row.fromCode === from && row.notation === notation,
  );
}

import { type Static, Type } from 'typebox';
import type { EnvelopeSigner } from '#engines/edxml/index.ts';
import type { Receipt } from './model.ts';

/** What a sender is told, signed: with the axis's certificate anyone can check it later, without the axis. */
export const ReceiptBody = Type.Object({
  messageId: Type.String(),
  sha256: Type.String(),
  receivedAt: Type.String(),
  isRepeated: Type.Boolean({ description: 'The same bytes came before; nothing was done again' }),
  signature: Type.String({
    description:
      'Base64, by the key of /api/v1/exchange/certificate, over messageId, sha256 and receivedAt, a line each',
  }),
});

/** What is signed of a receipt. */
export const receiptLines = ({
  messageId,
  sha256,
  receivedAt,
}: Record<'messageId' | 'sha256' | 'receivedAt', string>) =>
  Buffer.from(`${messageId}\n${sha256}\n${receivedAt}`);

export async function receiptBody(
  receipt: Receipt,
  signer: EnvelopeSigner,
): Promise<Static<typeof ReceiptBody>> {
  const told = { ...receipt, receivedAt: receipt.receivedAt.toString() };
  const signature = Buffer.from(await signer.sign(receiptLines(told))).toString('base64');
  return { ...told, signature };
}

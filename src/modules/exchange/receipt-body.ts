import { type Static, Type } from 'typebox';
import type { Receipt } from './model.ts';

/** What a sender is told. */
export const ReceiptBody = Type.Object({
  messageId: Type.String(),
  sha256: Type.String(),
  receivedAt: Type.String(),
  isRepeated: Type.Boolean({ description: 'The same bytes came before; nothing was done again' }),
});
export const receiptBody = (receipt: Receipt): Static<typeof ReceiptBody> => ({
  ...receipt,
  receivedAt: receipt.receivedAt.toString(),
});

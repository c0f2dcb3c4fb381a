import type { Tx } from '#platform/context.ts';
import { orNotFound } from '#platform/errors/index.ts';

/** @throws Refusal `not-found` */
export const lockDelivery = async (tx: Tx, id: string) =>
  orNotFound(
    await tx
      .selectFrom('exchangeDelivery')
      .innerJoin('exchangeMessage', 'exchangeMessage.id', 'exchangeDelivery.messageId')
      .select([
        'exchangeDelivery.id',
        'exchangeDelivery.version',
        'exchangeDelivery.messageId',
        'exchangeDelivery.senderId',
        'exchangeDelivery.recipientId',
        'exchangeDelivery.state',
        'exchangeDelivery.attempts',
        'exchangeDelivery.createdAt',
      ])
      .select(['exchangeMessage.sha256', 'exchangeMessage.kind', 'exchangeMessage.documentId'])
      .where('exchangeDelivery.id', '=', id)
      .forUpdate('exchangeDelivery')
      .executeTakeFirst(),
  );

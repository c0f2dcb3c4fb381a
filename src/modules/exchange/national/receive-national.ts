import type { Context } from '#platform/context.ts';
import { InvalidInput, Refusal } from '#platform/errors/index.ts';
import type { ExchangeServices } from '../model.ts';
import { submitEnvelope } from '../submit-envelope.ts';
import type { VxpClient, VxpMessageType } from '../vxp/vxp-client.ts';

/**
 * Fetches what the national axis has for the province, and tells it of each how that went. An envelope is acknowledged
 * after it is kept; one that comes again because the word was lost is the same message here.
 *
 * @returns how many were fetched
 */
export async function receiveNational(
  ctx: Context,
  services: ExchangeServices,
  client: VxpClient,
): Promise<number> {
  let fetched = 0;
  for (const messageType of ['edoc', 'status'] satisfies VxpMessageType[]) {
    for (const { docId } of await client.listReceived(messageType)) {
      await client.updateStatus(
        docId,
        (await take(ctx, services, await client.get(docId))) ? 'done' : 'fail',
      );
      fetched += 1;
    }
  }
  return fetched;
}

/** Whether it was taken in; what is refused lies in quarantine. */
async function take(ctx: Context, services: ExchangeServices, bytes: Uint8Array): Promise<boolean> {
  try {
    await submitEnvelope(ctx, services, bytes);
    return true;
  } catch (error) {
    if (error instanceof Refusal || error instanceof InvalidInput) return false;
    throw error;
  }
}

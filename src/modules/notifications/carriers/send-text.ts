import { newId } from '#platform/database/index.ts';
import { withoutAccents } from '../text-message.ts';
import type { Carrier } from './carrier.ts';

/** A message that somebody waits for now, such as a code: it goes at once, without accents, and is not kept. */
export const sendText =
  (carrier: Carrier) =>
  async ({ to, text }: { readonly to: string; readonly text: string }): Promise<void> => {
    await carrier.send({ id: newId(), address: to, subject: '', text: withoutAccents(text) });
  };

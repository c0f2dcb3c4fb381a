import type { Mailer } from '#platform/mail/index.ts';
import { type Carrier, Undeliverable } from './carrier.ts';

/** Letters by the mail server. What it declines for good (a 5xx reply, RFC 5321 §4.2.1) is not tried again. */
export const mailCarrier = (mailer: Mailer): Carrier => ({
  async send({ id, address, subject, text }) {
    try {
      await mailer.send({ id, to: address, subject, text });
    } catch (error) {
      const { responseCode, command, message } = error as Error & { responseCode?: number; command?: string };
      // The recipient's address alone: a server that declines the sender, or asks for a password, is set up wrongly.
      if (responseCode && responseCode >= 500 && command === 'RCPT TO') throw new Undeliverable(message);
      throw error;
    }
    return { providerId: null };
  },
});

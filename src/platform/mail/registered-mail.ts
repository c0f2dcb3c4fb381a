import { createTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';

/** A letter whose way is to be proved. */
export interface RegisteredMail {
  /** The address that answers and reports come back to. */
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Without angle brackets; the same for the same letter sent again. */
  readonly messageId: string;
  /** What it answers. */
  readonly inReplyTo?: string | undefined;
  /** By which reports name it (ENVID of RFC 3461). */
  readonly envelopeId: string;
  readonly attachments?: readonly {
    readonly name: string;
    readonly mediaType: string;
    readonly bytes: Uint8Array;
  }[];
  /** A calendar's request, change or cancellation (RFC 6047). */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly text: string } | undefined;
}

/**
 * Hands a letter to the server and asks for reports of its delivery (RFC 3461).
 *
 * @returns the words with which the server took it
 * @throws Error with `responseCode` when the server declines, without when it is away
 */
export async function sendRegistered(smtpUrl: string, mail: RegisteredMail): Promise<string> {
  const transport = createTransport(smtpUrl, {
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  } as SMTPTransport.Options);
  const { from, to, subject, text, messageId, inReplyTo, envelopeId, attachments = [], calendar } = mail;
  try {
    const { response } = await transport.sendMail({
      from,
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${messageId}>`,
      ...(inReplyTo && { inReplyTo: `<${inReplyTo}>`, references: `<${inReplyTo}>` }),
      ...(calendar && { icalEvent: { method: calendar.method, content: calendar.text } }),
      attachments: attachments.map(({ name, mediaType, bytes }) => ({
        filename: name,
        contentType: mediaType,
        content: Buffer.from(bytes),
      })),
      dsn: {
        id: envelopeId,
        return: 'headers',
        notify: ['success', 'failure', 'delay'],
        recipient: to,
      },
    });
    return response;
  } finally {
    transport.close();
  }
}

import { createTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';

export interface Mail {
  /** One address, not a list. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string | undefined;
  /** The same for the same letter sent again: it becomes the Message-ID, by which mailboxes drop a double. */
  readonly id?: string | undefined;
}

export interface Mailer {
  /**
   * Hands the letter to the server; it is accepted when this returns.
   *
   * @throws Error when the server is away or declines: the caller's job tries again
   */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/**
 * Sends through one server (RFC 5321), by TLS from the start with `smtps:`, else by STARTTLS where it is offered.
 *
 * @example const mailer = createMailer({ smtpUrl: 'smtp://mail.muongmau.example:587', mailFrom: 'khong-tra-loi@…' })
 */
export function createMailer({
  smtpUrl,
  mailFrom,
}: {
  readonly smtpUrl: string;
  readonly mailFrom: string;
}): Mailer {
  const transport = createTransport(smtpUrl, {
    from: mailFrom,
    disableFileAccess: true,
    disableUrlAccess: true,
    // A server that hangs is a server that is away: whoever sends holds a connection to the database meanwhile.
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  } as SMTPTransport.Options);
  const domain = mailFrom.match(/@([^\s@>]+)>?$/)?.[1] ?? 'localhost';
  return {
    async send({ to, subject, text, html, id }) {
      await transport.sendMail({
        // As an object it stays one address, whatever commas a person typed.
        to: { name: '', address: to },
        subject,
        text,
        ...(html === undefined ? {} : { html }),
        ...(id === undefined ? {} : { messageId: `<${id}@${domain}>` }),
        // No holiday replies to letters that nobody reads answers to (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}

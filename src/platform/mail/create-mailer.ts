import { createTransport } from 'nodemailer';

export interface Mail {
  /** One address, not a list. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string | undefined;
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
  });
  return {
    async send({ to, subject, text, html }) {
      await transport.sendMail({
        // As an object it stays one address, whatever commas a person typed.
        to: { name: '', address: to },
        subject,
        text,
        ...(html === undefined ? {} : { html }),
        // No holiday replies to letters that nobody reads answers to (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}

/** Letters: sent by SMTP, read by IMAP. */
export { createMailer, type Mail, type Mailer } from './create-mailer.ts';
export { type MailboxLetter, type MailboxPlace, type ReadMailbox, readMailbox } from './read-mailbox.ts';
export { type RegisteredMail, sendRegistered } from './registered-mail.ts';

import type { Email } from 'postal-mime';

/** What a mail server says became of a letter at one address (RFC 3464). */
export interface DeliveryReport {
  readonly action: 'delivered' | 'failed' | 'delayed' | 'relayed' | 'expanded';
  /** "5.1.1". */
  readonly status: string;
  readonly recipient: string;
  readonly said: string | null;
  readonly server: string | null;
  /** ENVID, as the sender gave it. */
  readonly envelopeId: string | null;
  /** Of the letter reported on, where its headers were returned. */
  readonly messageId: string | null;
}

const actions: ReadonlySet<string> = new Set(['delivered', 'failed', 'delayed', 'relayed', 'expanded']);

/** The report a letter carries; null of any other letter. Of several addresses the first that failed, for each dispatch has one. */
export function readReport({ attachments }: Pick<Email, 'attachments'>): DeliveryReport | null {
  const part = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  if (!part) return null;
  const [whole = new Map(), ...each] = groupsIn(textOf(part.content));
  const told = each.filter((fields) => actions.has(fields.get('action')?.toLowerCase() ?? ''));
  const fields = told.find((one) => one.get('action')?.toLowerCase() === 'failed') ?? told[0];
  if (!fields) return null;
  const recipient = fields.get('original-recipient') ?? fields.get('final-recipient') ?? '';
  return {
    action: fields.get('action')!.toLowerCase() as DeliveryReport['action'],
    status: fields.get('status') ?? '',
    recipient: valueIn(recipient),
    said: fields.has('diagnostic-code') ? valueIn(fields.get('diagnostic-code')!) : null,
    server: valueIn(fields.get('remote-mta') ?? whole.get('reporting-mta') ?? '') || null,
    envelopeId: whole.get('original-envelope-id') ?? null,
    messageId: messageIdIn(attachments),
  };
}

/** Groups of fields, one for the letter and one for each address, with an empty line between; folded lines are one. */
const groupsIn = (text: string): readonly Map<string, string>[] =>
  text
    .replace(/\r\n/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .map(
      (group) =>
        new Map(
          group.split('\n').flatMap((line) => {
            const [, key, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
            return key ? [[key.toLowerCase(), value!.trim()] as const] : [];
          }),
        ),
    )
    .filter((fields) => fields.size > 0);

/** "rfc822; lan@example.vn" is an address with its kind before it. */
const valueIn = (text: string): string => text.replace(/^[\w-]+\s*;\s*/, '').trim();

function messageIdIn(attachments: Email['attachments']): string | null {
  const returned = attachments.find(
    ({ mimeType }) => mimeType === 'text/rfc822-headers' || mimeType === 'message/rfc822',
  );
  return /^message-id:\s*<([^>\s]+)>/im.exec(textOf(returned?.content))?.[1] ?? null;
}

const textOf = (content: string | ArrayBuffer | Uint8Array | undefined): string =>
  content === undefined
    ? ''
    : typeof content === 'string'
      ? content
      : Buffer.from(content as ArrayBuffer).toString('utf8');

import { type Envelope, isStatus, printedCode, readStatusCode } from '#engines/edxml/index.ts';
import { type Business, businesses, type EnvelopeFault, type MessageKind } from './model.ts';

/** What the axis needs to know of an envelope to carry it; the rest is between sender and recipient. */
export interface EnvelopeFacts {
  readonly kind: MessageKind;
  readonly business: Business;
  readonly senderCode: string;
  readonly recipientCodes: readonly string[];
  /** Of the document itself, or the one a status is about. */
  readonly documentId: string;
  readonly refersTo: string | null;
  readonly statusCode: string | null;
  readonly description: string | null;
  /** Number and notation as printed. */
  readonly code: string;
  readonly subject: string;
  readonly promulgatedOn: Temporal.PlainDate | null;
  readonly searched: string;
}

/** Reads the address of an envelope, or says what it lacks. */
export function factsOf(envelope: Envelope): EnvelopeFacts | { readonly fault: EnvelopeFault } {
  const { message, trace } = envelope.header;
  const [about] = message.responseFor ?? [];
  const status = isStatus(envelope);
  const statusCode = status ? readStatusCode(message.statusCode!) : undefined;
  const business = businesses[trace?.business?.type ?? 0];
  const recipients = status ? [about] : (message.to ?? []);
  const recipientCodes = recipients.flatMap((one) => one?.organId ?? []);
  const documentId = status ? about?.documentId : message.documentId;
  if (!message.from?.organId) return { fault: 'sender-missing' };
  if (recipientCodes.length === 0) return { fault: 'recipient-missing' };
  if (!documentId) return { fault: 'document-id-missing' };
  if (!business) return { fault: 'business-unknown' };
  if (status && !statusCode) return { fault: 'status-unknown' };

  const code = status ? (about?.code ?? '') : printedCode(message.code ?? {});
  const subject = message.subject ?? message.description ?? '';
  const names = [message.from, ...(message.to ?? [])].flatMap(({ organId, organName }) => [
    organId,
    organName,
  ]);
  return {
    kind: status ? 'status' : 'document',
    business: status ? 'new' : business,
    senderCode: message.from.organId,
    recipientCodes: [...new Set(recipientCodes)],
    documentId,
    refersTo: business === 'new' ? null : (trace?.business?.documentId ?? firstReplaced(envelope)),
    statusCode: statusCode ?? null,
    description: message.description ?? null,
    code,
    subject,
    promulgatedOn: (status ? about?.promulgatedOn : message.promulgation?.on) ?? null,
    searched: [code, subject, documentId, ...names, ...recipientCodes]
      .filter(Boolean)
      .join(' ')
      .slice(0, 4000),
  };
}

const firstReplaced = ({ header }: Envelope): string | null =>
  header.trace?.business?.replacements?.replaced?.[0]?.documentId ?? null;

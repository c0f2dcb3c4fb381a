import { randomBytes, randomInt } from 'node:crypto';
import { dayOf } from '#modules/org/index.ts';
import { composeDocument, composeStatus, type NewDocument, type NewStatus } from '../../compose-envelopes.ts';
import type { Correspondence } from './case.ts';
import { type Arrived, arrival, type Correspondent, written } from './correspondent.ts';

export const pdf = (bytes: number) => ({
  name: 'van-ban.pdf',
  mediaType: 'application/pdf',
  bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes)]),
});

/** A document that was never sent before: its number is drawn by lot. */
export const document = (
  { now }: Correspondence,
  from: Correspondent,
  to: Correspondent,
  of: Partial<NewDocument> = {},
): NewDocument => ({
  from,
  to: [to],
  number: String(randomInt(2 ** 47)),
  notation: 'KT-VXP',
  place: 'Kiểm thử',
  promulgatedOn: dayOf(now()),
  typeName: 'Công văn',
  subject: 'V/v kiểm thử kết nối trục liên thông văn bản',
  files: [pdf(2_000)],
  sentAt: now(),
  ...of,
});

export async function carried(
  between: Correspondence,
  from: Correspondent,
  to: Correspondent,
  of?: Partial<NewDocument>,
): Promise<{ readonly sent: NewDocument; readonly docId: string; readonly arrived: Arrived }> {
  const sent = document(between, from, to, of);
  const bytes = await written(from, composeDocument(sent));
  const docId = await from.client.send(from.code, 'edoc', bytes);
  return { sent, docId, arrived: await arrival(to, 'edoc', bytes, between.patienceMs) };
}

export const done = ({ client }: Correspondent, { row }: Arrived) => client.updateStatus(row.docId, 'done');

const codeOf = ({ number, notation }: NewDocument) => `${number}/${notation}`;
export const identityOf = (sent: NewDocument): string => composeDocument(sent).header.message.documentId!;

/** Tells how a document fares, and waits until that has arrived. */
export async function told(
  between: Correspondence,
  from: Correspondent,
  to: Correspondent,
  sent: NewDocument,
  status: Pick<NewStatus, 'statusCode' | 'description'>,
): Promise<void> {
  const envelope = composeStatus({
    from,
    toCode: to.code,
    documentId: identityOf(sent),
    code: codeOf(sent),
    promulgatedOn: sent.promulgatedOn,
    at: between.now(),
    ...status,
  });
  const bytes = await written(from, envelope);
  await from.client.send(from.code, 'status', bytes);
  await done(to, await arrival(to, 'status', bytes, between.patienceMs));
}

export const bothWays = ({
  one,
  other,
}: Correspondence): readonly (readonly [Correspondent, Correspondent])[] => [
  [one, other],
  [other, one],
];

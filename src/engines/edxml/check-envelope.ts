import { readAgencyCode } from './agency-code.ts';
import { isStatusCode } from './document-status.ts';
import { type Envelope, isStatus } from './envelope.ts';

/** What is amiss in an envelope about to be sent: a path, and what is wrong there. */
export interface EnvelopeIssue {
  readonly path: string;
  readonly code:
    | 'required'
    | 'agency-code-wrong'
    | 'status-unknown'
    | 'attachment-missing'
    | 'reference-missing'
    | 'content-id-repeated'
    | 'unknown-value';
}

/** Strict, unlike reading: an envelope of ours carries everything that QCVN 102:2016/BTTTT asks. */
export function checkEnvelope(envelope: Envelope): readonly EnvelopeIssue[] {
  return isStatus(envelope) ? statusIssues(envelope) : documentIssues(envelope);
}

function documentIssues({ header, body, attachments }: Envelope): readonly EnvelopeIssue[] {
  const { message, trace } = header;
  const required: readonly (readonly [string, unknown])[] = [
    ['From/OrganId', message.from?.organId],
    ['From/OrganName', message.from?.organName],
    ['To', message.to?.length || undefined],
    ['DocumentId', message.documentId],
    ['Code/CodeNotation', message.code?.notation],
    ['PromulgationInfo/PromulgationDate', message.promulgation?.on],
    ['DocumentType/TypeName', message.documentType?.typeName],
    ['Subject', message.subject],
  ];
  const business = trace?.business?.type ?? 0;
  return [
    ...missing(required),
    ...agencyIssues([
      ['From/OrganId', message.from?.organId],
      ...(message.to ?? []).map(({ organId }, index) => [`To[${index + 1}]/OrganId`, organId ?? ''] as const),
    ]),
    ...(business < 0 || business > 3 ? [{ path: 'BussinessDocType', code: 'unknown-value' as const }] : []),
    ...(business > 0 ? missing([['Bussiness/BussinessDocReason', trace?.business?.reason]]) : []),
    ...contentIssues(
      (body?.manifest?.references ?? []).map(({ contentId }) => contentId ?? ''),
      (attachments?.attachments ?? []).map(({ contentId }) => contentId ?? ''),
    ),
  ];
}

function statusIssues({ header: { message } }: Envelope): readonly EnvelopeIssue[] {
  const [about] = message.responseFor ?? [];
  const code = message.statusCode ?? '';
  return [
    ...missing([
      ['From/OrganId', message.from?.organId],
      ['ResponseFor/OrganId', about?.organId],
      ['ResponseFor/DocumentId', about?.documentId],
      ['Timestamp', message.at],
      ...(code === '02' || code === '13' || code === '16'
        ? [['Description', message.description] as const]
        : []),
    ]),
    ...agencyIssues([
      ['From/OrganId', message.from?.organId],
      ['ResponseFor/OrganId', about?.organId],
    ]),
    ...(isStatusCode(code) ? [] : [{ path: 'StatusCode', code: 'status-unknown' as const }]),
  ];
}

const missing = (values: readonly (readonly [string, unknown])[]): readonly EnvelopeIssue[] =>
  values.filter(([, value]) => value === undefined).map(([path]) => ({ path, code: 'required' }));

const agencyIssues = (codes: readonly (readonly [string, string | undefined])[]): readonly EnvelopeIssue[] =>
  codes
    .filter(([, code]) => code !== undefined && !readAgencyCode(code))
    .map(([path]) => ({ path, code: 'agency-code-wrong' }));

/** Every reference has its attachment, every attachment its reference, each under a name of its own. */
function contentIssues(
  references: readonly string[],
  attachments: readonly string[],
): readonly EnvelopeIssue[] {
  const issue = (id: string, code: EnvelopeIssue['code']) => ({ path: `cid:${id}`, code });
  return [
    ...references.filter((id) => !attachments.includes(id)).map((id) => issue(id, 'attachment-missing')),
    ...attachments.filter((id) => !references.includes(id)).map((id) => issue(id, 'reference-missing')),
    ...attachments
      .filter((id, index) => attachments.indexOf(id) !== index)
      .map((id) => issue(id, 'content-id-repeated')),
  ];
}

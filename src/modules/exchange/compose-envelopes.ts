import {
  attach,
  documentId,
  type Envelope,
  type OpenedAttachment,
  printedCode,
  type StatusCode,
} from '#engines/edxml/index.ts';
import { zone } from '#modules/org/index.ts';
import { type Business, businesses } from './model.ts';

export interface Party {
  readonly code: string;
  readonly name: string;
}

export interface NewDocument {
  readonly from: Party;
  readonly to: readonly Party[];
  readonly number: string;
  readonly notation: string;
  readonly place: string;
  readonly promulgatedOn: Temporal.PlainDate;
  /** Tên loại: "Công văn". */
  readonly typeName: string;
  readonly subject: string;
  readonly signer?: { readonly competence?: string; readonly position: string; readonly fullName: string };
  readonly dueOn?: Temporal.PlainDate;
  /** 0 normal to 4 express by the hour. */
  readonly priority?: number;
  /** The main document first. */
  readonly files: readonly OpenedAttachment[];
  /** What it does to an earlier document of the sender's. */
  readonly about?: {
    readonly business: Exclude<Business, 'new'>;
    readonly documentId: string;
    readonly reason: string;
  };
  readonly sentAt: Temporal.Instant;
}

const hereAndNow = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().round({ smallestUnit: 'second', roundingMode: 'floor' });

/** The envelope of a document of ours: sent, recalled, updated or replaced. */
export function composeDocument(document: NewDocument): Envelope {
  const { from, to, number, notation, promulgatedOn, about } = document;
  const attached = document.files.map((file, index) => attach(`tep-${index + 1}`, file));
  const business = businesses.indexOf(about?.business ?? 'new');
  return {
    header: {
      message: {
        from: { organId: from.code, organName: from.name },
        to: to.map(({ code, name }) => ({ organId: code, organName: name })),
        documentId: documentId(from.code, promulgatedOn, printedCode({ number, notation })),
        code: { number, notation },
        promulgation: { place: document.place, on: promulgatedOn },
        documentType: { typeName: document.typeName },
        subject: document.subject,
        ...(document.signer && { signer: document.signer }),
        ...(document.dueOn && { dueOn: document.dueOn }),
        otherInfo: { priority: document.priority ?? 0 },
      },
      trace: {
        traces: [{ organId: from.code, at: hereAndNow(document.sentAt) }],
        business: {
          type: business,
          ...(about && { reason: about.reason, documentId: about.documentId }),
          isOnPaperToo: false,
        },
      },
    },
    body: { manifest: { references: attached.map(({ reference }) => reference) } },
    ...(attached.length > 0 && {
      attachments: { attachments: attached.map(({ attachment }) => attachment) },
    }),
  };
}

export interface NewStatus {
  readonly from: Party;
  /** Whose document it is about; of a recall (13), who received it. */
  readonly toCode: string;
  readonly documentId: string;
  readonly code: string;
  readonly promulgatedOn: Temporal.PlainDate | null;
  readonly statusCode: StatusCode;
  /** Needed for a refusal and for a recall. */
  readonly description?: string;
  readonly staff?: { readonly department: string; readonly staff: string };
  readonly at: Temporal.Instant;
}

/** The envelope that tells how a document fares. */
export const composeStatus = (status: NewStatus): Envelope => ({
  header: {
    message: {
      from: { organId: status.from.code, organName: status.from.name },
      responseFor: [
        {
          organId: status.toCode,
          code: status.code,
          documentId: status.documentId,
          ...(status.promulgatedOn && { promulgatedOn: status.promulgatedOn }),
        },
      ],
      ...(status.staff && { staff: status.staff }),
      statusCode: status.statusCode,
      ...(status.description && { description: status.description }),
      at: hereAndNow(status.at),
    },
  },
});

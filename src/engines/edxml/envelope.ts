import type { Extra } from './extra.ts';
import type { XmlElement } from './xml-tree.ts';

/**
 * An edXML envelope of QCVN 102:2016/BTTTT as values. Names are the standard's; every part may be missing in what others
 * send, and what the standard has no place for stays in `extra`, wherever it stood.
 */
export interface Envelope extends WithExtra {
  readonly header: Header;
  readonly body?: Body;
  readonly attachments?: AttachmentList;
  /** Of `edXMLEnvelope`, which holds header and body. */
  readonly innerExtra?: Extra;
}

export interface WithExtra {
  readonly extra?: Extra;
}

export interface Header extends WithExtra {
  readonly message: MessageHeader;
  readonly trace?: TraceList;
  /** As it came (XML-DSig): it holds for the bytes it came with, see `verifyEnvelope`. */
  readonly signature?: XmlElement;
}

/** Of a document, or of a status (gói tin trạng thái): that has a `statusCode`. */
export interface MessageHeader extends WithExtra {
  readonly from?: Organization;
  readonly to?: readonly Organization[];
  readonly documentId?: string;
  readonly code?: DocumentCode;
  readonly promulgation?: Promulgation;
  readonly documentType?: DocumentType;
  readonly subject?: string;
  readonly content?: string;
  readonly signer?: SignerInfo;
  readonly dueOn?: Temporal.PlainDate;
  readonly otherInfo?: OtherInfo;
  readonly responseFor?: readonly ResponseFor[];
  /** 1 not a directive, 2 a directive, 3 a report on one. */
  readonly steeringType?: number;
  readonly toPlaces?: { readonly places?: readonly string[] } & WithExtra;
  readonly responseForTask?: { readonly taskCodes?: readonly string[] } & WithExtra;
  readonly applicationType?: string;
  readonly staff?: StaffInfo;
  readonly statusCode?: string;
  readonly description?: string;
  readonly at?: Temporal.PlainDateTime;
}

export interface Organization extends WithExtra {
  readonly organId?: string;
  readonly organizationInCharge?: string;
  readonly organName?: string;
  readonly address?: string;
  readonly email?: string;
  readonly telephone?: string;
  readonly fax?: string;
  readonly website?: string;
}

/** Số và ký hiệu: 7816 and VPCP-TTĐT. */
export interface DocumentCode extends WithExtra {
  readonly number?: string;
  readonly notation?: string;
}

export interface Promulgation extends WithExtra {
  readonly place?: string;
  readonly on?: Temporal.PlainDate;
}

/** Senders number their types each in their own way: go by the name. */
export interface DocumentType extends WithExtra {
  readonly type?: number;
  readonly typeDetail?: number;
  readonly typeName?: string;
}

export interface SignerInfo extends WithExtra {
  /** TM., KT., TL., TUQ., Q. */
  readonly competence?: string;
  readonly position?: string;
  readonly fullName?: string;
}

export interface OtherInfo extends WithExtra {
  /** 0 normal, 1 urgent, 2 very urgent, 3 express, 4 express by the hour. */
  readonly priority?: number;
  readonly sphereOfPromulgation?: string;
  readonly typerNotation?: string;
  readonly promulgationAmount?: number;
  readonly pageAmount?: number;
  readonly isDirective?: boolean;
  readonly appendixes?: { readonly appendixes?: readonly string[] } & WithExtra;
}

/** The document this one answers, or that a status is about. */
export interface ResponseFor extends WithExtra {
  readonly organId?: string;
  readonly code?: string;
  readonly documentId?: string;
  readonly promulgatedOn?: Temporal.PlainDate;
}

export interface StaffInfo extends WithExtra {
  readonly department?: string;
  readonly departmentId?: string;
  readonly staff?: string;
  readonly staffId?: string;
  readonly mobile?: string;
  readonly email?: string;
}

export interface TraceList extends WithExtra {
  readonly traces?: readonly Trace[];
  readonly business?: Business;
}

/** One hop. Times are of Viet Nam, without a zone. */
export interface Trace extends WithExtra {
  readonly organId?: string;
  readonly at?: Temporal.PlainDateTime;
}

/** Nghiệp vụ: what the envelope does to a document. */
export interface Business extends WithExtra {
  /** 0 new, 1 recall, 2 update, 3 replace. */
  readonly type?: number;
  readonly reason?: string;
  /** The document that is recalled, updated or replaced. */
  readonly documentId?: string;
  /** Whether paper follows. */
  readonly isOnPaperToo?: boolean;
  readonly staff?: StaffInfo;
  readonly changes?: BusinessChanges;
  readonly replacements?: { readonly replaced?: readonly Replacement[] } & WithExtra;
}

export interface BusinessChanges extends WithExtra {
  readonly ofDocument?: boolean;
  readonly ofReceivers?: boolean;
  readonly receivers?: { readonly receivers?: readonly ChangedReceiver[] } & WithExtra;
}

export interface ChangedReceiver extends WithExtra {
  readonly organId?: string;
  /** 0 is taken off the recipients, 1 is added. */
  readonly type?: number;
}

export interface Replacement extends WithExtra {
  readonly documentId?: string;
  readonly organIds?: { readonly organIds?: readonly string[] } & WithExtra;
}

export interface Body extends WithExtra {
  readonly manifest?: Manifest;
}

export interface Manifest extends WithExtra {
  readonly references?: readonly Reference[];
}

export interface Reference extends WithExtra {
  /** Without `cid:`, which some write and some do not. */
  readonly contentId?: string;
  readonly contentType?: string;
  readonly description?: string;
  readonly attachmentName?: string;
}

export interface AttachmentList extends WithExtra {
  readonly attachments?: readonly Attachment[];
}

export interface Attachment extends WithExtra {
  readonly contentId?: string;
  readonly attachmentName?: string;
  readonly description?: string;
  readonly contentType?: string;
  /** The letters of the Base64, as they stood; `openAttachment` gives the file. */
  readonly encoded?: Uint8Array;
}

/** Whether it tells how a document fares, rather than being one. */
export const isStatus = ({ header }: Envelope): boolean => header.message.statusCode !== undefined;

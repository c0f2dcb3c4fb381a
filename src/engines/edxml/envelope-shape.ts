import {
  base64,
  contentId,
  date,
  dateTime,
  flag,
  integer,
  record,
  shape,
  text,
  whole,
  yes,
} from './shape.ts';

const many = { isMany: true } as const;

const organization = shape(
  text('OrganId', 'organId'),
  text('OrganizationInCharge', 'organizationInCharge'),
  text('OrganName', 'organName'),
  text('OrganAdd', 'address'),
  text('Email', 'email'),
  text('Telephone', 'telephone'),
  text('Fax', 'fax'),
  text('Website', 'website'),
);

const staff = shape(
  text('Department', 'department'),
  text('DepartmentId', 'departmentId'),
  text('Staff', 'staff'),
  text('StaffId', 'staffId'),
  text('Mobile', 'mobile'),
  text('Email', 'email'),
);

const otherInfo = shape(
  integer('Priority', 'priority'),
  text('SphereOfPromulgation', 'sphereOfPromulgation'),
  text('TyperNotation', 'typerNotation'),
  integer('PromulgationAmount', 'promulgationAmount'),
  integer('PageAmount', 'pageAmount'),
  flag('Direction', 'isDirective'),
  record('Appendixes', 'appendixes', shape(text('Appendix', 'appendixes', many))),
);

const responseFor = shape(
  text('OrganId', 'organId'),
  text('Code', 'code'),
  text('DocumentId', 'documentId'),
  date('PromulgationDate', 'promulgatedOn'),
);

/** Of documents and of statuses, in the order of the software most have (domain: VNPT's kit). */
const message = shape(
  record('From', 'from', organization),
  record('To', 'to', organization, many),
  text('DocumentId', 'documentId'),
  record('Code', 'code', shape(text('CodeNumber', 'number'), text('CodeNotation', 'notation'))),
  record('PromulgationInfo', 'promulgation', shape(text('Place', 'place'), date('PromulgationDate', 'on'))),
  record(
    'DocumentType',
    'documentType',
    shape(integer('Type', 'type'), integer('TypeDetail', 'typeDetail'), text('TypeName', 'typeName')),
  ),
  text('Subject', 'subject'),
  text('Content', 'content'),
  record(
    'SignerInfo',
    'signer',
    shape(
      text('Competence', 'competence'),
      text('Position', 'position'),
      text('FullName', 'fullName', { aliases: ['Signer'] }),
    ),
  ),
  date('DueDate', 'dueOn'),
  record('OtherInfo', 'otherInfo', otherInfo),
  record('ResponseFor', 'responseFor', responseFor, many),
  integer('SteeringType', 'steeringType'),
  record('ToPlaces', 'toPlaces', shape(text('Place', 'places', many))),
  record('ResponseForTask', 'responseForTask', shape(text('TaskCode', 'taskCodes', many))),
  text('ApplicationType', 'applicationType'),
  record('StaffInfo', 'staff', staff),
  text('StatusCode', 'statusCode'),
  text('Description', 'description'),
  dateTime('Timestamp', 'at', { aliases: ['TimeStamp'] }),
);

const receiver = shape(text('OrganId', 'organId'), integer('ReceiverType', 'type'));

const business = shape(
  integer('BussinessDocType', 'type', { aliases: ['BusinessDocType'] }),
  text('BussinessDocReason', 'reason', { aliases: ['BusinessDocReason'] }),
  record(
    'BussinessDocumentInfo',
    'changes',
    shape(
      yes('DocumentInfo', 'ofDocument'),
      yes('DocumentReceiver', 'ofReceivers'),
      record('ReceiverList', 'receivers', shape(record('Receiver', 'receivers', receiver, many))),
    ),
    { aliases: ['BusinessDocumentInfo'] },
  ),
  text('DocumentId', 'documentId'),
  yes('Paper', 'isOnPaperToo'),
  record('StaffInfo', 'staff', staff),
  record(
    'ReplacementInfoList',
    'replacements',
    shape(
      record(
        'ReplacementInfo',
        'replaced',
        shape(
          text('DocumentId', 'documentId'),
          record('OrganIdList', 'organIds', shape(text('OrganId', 'organIds', many))),
        ),
        many,
      ),
    ),
  ),
);

const trace = shape(
  text('OrganId', 'organId'),
  dateTime('Timestamp', 'at', { aliases: ['TimeStamp', 'Time'] }),
);

const header = shape(
  record('MessageHeader', 'message', message, { aliases: ['MessageStatus'] }),
  record(
    'TraceHeaderList',
    'trace',
    shape(
      record('TraceHeader', 'traces', trace, many),
      record('Bussiness', 'business', business, { aliases: ['Business'] }),
    ),
  ),
  whole('Signature', 'signature'),
);

const reference = shape(
  contentId('ContentId', 'contentId', { attribute: 'href' }),
  text('ContentType', 'contentType'),
  text('Description', 'description'),
  text('AttachmentName', 'attachmentName'),
);

const plain = { isPlain: true } as const;
const attachment = shape(
  contentId('ContentId', 'contentId', plain),
  text('AttachmentName', 'attachmentName', { ...plain, aliases: ['FileName'] }),
  text('Description', 'description', plain),
  text('ContentType', 'contentType', { ...plain, aliases: ['FileType'] }),
  base64('ContentTransferEncoded', 'encoded', { ...plain, aliases: ['Content'] }),
);

const manifest = {
  ...shape(record('Reference', 'references', reference, many)),
  constants: { version: '1.0' },
};

const inner = shape(
  record('edXMLHeader', 'header', header, { aliases: ['Header'] }),
  record(
    'edXMLBody',
    'body',
    shape(record('edXMLManifest', 'manifest', manifest, { aliases: ['Manifest'] })),
    { aliases: ['Body'] },
  ),
);

/** The whole, from the root `edXML` (QCVN 102:2016/BTTTT). */
export const envelopeShape = shape(
  record('edXMLEnvelope', 'envelope', inner, { aliases: ['Envelope'] }),
  record(
    'AttachmentEncoded',
    'attachments',
    shape(record('Attachment', 'attachments', attachment, { isMany: true, isPlain: true })),
    plain,
  ),
);

import {
  declareNamespaces,
  element,
  textNode,
  writeXml,
  type XmlElement,
  type XmlNode,
} from '#engines/edxml/index.ts';
import { batch, ficom, mss, rawFormat, type SoapVersion, soap } from './mss-names.ts';

/** What one message says of who sends it. */
export interface MssSender {
  readonly apId: string;
  readonly apPassword: string;
  readonly msspUri: string;
  readonly soapVersion: SoapVersion;
}

export interface MssDocument {
  readonly digest: Uint8Array;
  /** "sha256", as the media type of the digest has it. */
  readonly digestName: string;
  /** What the phone shows. */
  readonly shown: string;
}

export interface MssSignatureRequest {
  /** An NCName; the same when the same is asked once more. */
  readonly transactionId: string;
  readonly msisdn: string;
  readonly documents: readonly [MssDocument, ...MssDocument[]];
  readonly timeoutSeconds: number;
  readonly signatureProfile: string | undefined;
  readonly at: Temporal.Instant;
}

/** MSS_SignatureReq in the asynchronous mode of client and server (TS 102 204, 8.2): it is answered before the person does. */
export function signatureRequest(sender: MssSender, asked: MssSignatureRequest): Uint8Array {
  const [first, ...others] = asked.documents;
  const services = [
    service(`${ficom}userLang`, node('fi:UserLang', ['vi'], {}, ficom)),
    ...others.map((other) =>
      service(batch, node('batch:BatchSignatureRequest', dataOf(other, 'batch', batch), {}, batch)),
    ),
  ];
  const message = node(
    'mss:MSS_SignatureReq',
    [
      ...head(sender, asked.transactionId, asked.at),
      node('mss:MobileUser', [node('mss:MSISDN', [asked.msisdn])]),
      ...dataOf(first),
      ...(asked.signatureProfile ? [node('mss:SignatureProfile', [uri(asked.signatureProfile)])] : []),
      node('mss:AdditionalServices', services),
      node('mss:MSS_Format', [uri(rawFormat)]),
    ],
    {
      ...version,
      MessagingMode: 'asynchClientServer',
      TimeOut: String(asked.timeoutSeconds),
    },
  );
  return envelope(sender.soapVersion, 'MSS_Signature', message);
}

export interface MssStatusRequest {
  readonly transactionId: string;
  readonly msspTransactionId: string;
  readonly at: Temporal.Instant;
}

/** MSS_StatusReq (TS 102 204, 8.4). */
export function statusRequest(sender: MssSender, asked: MssStatusRequest): Uint8Array {
  const message = node('mss:MSS_StatusReq', head(sender, asked.transactionId, asked.at), {
    ...version,
    MSSP_TransID: asked.msspTransactionId,
  });
  return envelope(sender.soapVersion, 'MSS_StatusQuery', message);
}

const version = { MajorVersion: '1', MinorVersion: '1' };

const head = (
  { apId, apPassword, msspUri }: MssSender,
  transactionId: string,
  at: Temporal.Instant,
): readonly XmlElement[] => [
  node('mss:AP_Info', [], {
    AP_ID: apId,
    AP_PWD: apPassword,
    AP_TransID: transactionId,
    Instant: at.round('millisecond').toString(),
  }),
  node('mss:MSSP_Info', [node('mss:MSSP_ID', [node('mss:URI', [msspUri])])]),
];

const dataOf = ({ digest, digestName, shown }: MssDocument, prefix = 'mss', of = mss) => [
  node(
    `${prefix}:DataToBeSigned`,
    [Buffer.from(digest).toString('base64')],
    { MimeType: `application/x-${digestName}`, Encoding: 'BASE64' },
    of,
  ),
  node(`${prefix}:DataToBeDisplayed`, [shown], { MimeType: 'text/plain', Encoding: 'UTF-8' }, of),
];

const uri = (value: string) => node('mss:mssURI', [value]);
const service = (description: string, content: XmlElement) =>
  node('mss:Service', [node('mss:Description', [uri(description)]), content]);

/** The binding is rpc: a part of the body is named after the operation, without a namespace (TS 102 204, 10.3). */
function envelope(soapVersion: SoapVersion, operation: string, message: XmlElement): Uint8Array {
  const { uri: of } = soap[soapVersion];
  const body = node('soap:Body', [node(operation, [message], {}, '')], {}, of);
  return writeXml({
    before: [],
    root: declareNamespaces(node('soap:Envelope', [body], {}, of)),
    after: [],
  });
}

const node = (
  name: string,
  children: readonly (XmlNode | string)[],
  attributes: Readonly<Record<string, string>> = {},
  of: string = mss,
): XmlElement =>
  element(
    of,
    name,
    children.map((child) => (typeof child === 'string' ? textNode(child) : child)),
    attributes,
  );

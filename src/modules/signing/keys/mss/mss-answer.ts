import { childElements, EdxmlRefusal, parseXml, textOf, type XmlElement } from '#engines/edxml/index.ts';
import { MssError, mssErrorCodeOf } from './mss-error.ts';
import { batch, ficom, mss } from './mss-names.ts';

/** One raw signature, and the certificate it is said to be by. */
export interface MssSignature {
  readonly value: Uint8Array;
  readonly certificate: Uint8Array;
}

export interface MssAnswer {
  readonly status: number;
  readonly msspTransactionId: string | undefined;
  /** Whose transaction this answers. */
  readonly transactionId: string | undefined;
  readonly msisdn: string | undefined;
  /** In the order they were asked for; none while it is not signed. */
  readonly signatures: readonly MssSignature[];
}

/** An answer of some kilobytes, with certificates; nothing of it is worth more. */
const limits = {
  maxBytes: 2 ** 20,
  maxDepth: 32,
  maxElements: 2000,
  maxAttributes: 32,
  maxValueLength: 2 ** 18,
  maxAttachmentBytes: 2 ** 20,
};

/**
 * MSS_SignatureResp or MSS_StatusResp (TS 102 204, 8.3 and 8.5).
 *
 * @throws MssError by the code of a fault; `key-unreachable` for what is no answer of the standard, such as a proxy's page
 */
export function readAnswer(bytes: Uint8Array, name: 'MSS_SignatureResp' | 'MSS_StatusResp'): MssAnswer {
  const root = read(bytes);
  const fault = find(root, 'Fault', root.uri);
  if (fault) throw faultOf(fault);
  const answer = find(root, name, mss);
  const status = answer && find(answer, 'StatusCode', mss);
  if (!answer || !status) throw new MssError('key-unreachable', `no ${name}`);
  const info = find(answer, 'AP_Info', mss);
  const own = childElements(answer).find(({ local }) => local === 'MSS_Signature');
  const others = findAll(answer, 'BatchSignatureResponse', batch);
  return {
    status: Number(attributeOf(status, 'Value')),
    msspTransactionId: attributeOf(answer, 'MSSP_TransID'),
    transactionId: info && attributeOf(info, 'AP_TransID'),
    msisdn: textIn(answer, 'MSISDN', mss),
    signatures: [own, ...others].flatMap((each) => (each ? signatureIn(each) : [])),
  };
}

function read(bytes: Uint8Array): XmlElement {
  try {
    return parseXml(bytes, limits).root;
  } catch (error) {
    if (error instanceof EdxmlRefusal)
      throw new MssError('key-unreachable', 'an answer that is no XML', error);
    throw error;
  }
}

/** The code of TS 102 204 is the subcode in SOAP 1.2 ("mss:_401") and the fault code in SOAP 1.1. */
function faultOf(fault: XmlElement): MssError {
  const said = [...findAll(fault, 'Value', fault.uri), ...findAll(fault, 'faultcode', '')].map(textOf);
  const code = said.map((text) => /:?_(\d{3})\s*$/.exec(text)?.[1]).find((found) => found !== undefined);
  return new MssError(
    code ? mssErrorCodeOf(Number(code)) : 'key-unusable',
    textOf(fault).replace(/\s+/g, ' '),
  );
}

function signatureIn(element: XmlElement): readonly MssSignature[] {
  const raw = find(element, 'PKCS1', ficom);
  const [value, certificate] = [
    raw && textIn(raw, 'SignatureValue', ficom),
    raw && textIn(raw, 'X509Certificate', ficom),
  ];
  if (!value || !certificate) return [];
  return [
    { value: Buffer.from(value, 'base64'), certificate: new Uint8Array(Buffer.from(certificate, 'base64')) },
  ];
}

const findAll = (element: XmlElement, local: string, uri: string): readonly XmlElement[] =>
  childElements(element).flatMap((child) =>
    child.local === local && child.uri === uri ? [child] : findAll(child, local, uri),
  );
const find = (element: XmlElement, local: string, uri: string) => findAll(element, local, uri)[0];
const textIn = (element: XmlElement, local: string, uri: string) => {
  const found = find(element, local, uri);
  return found && textOf(found).trim();
};
const attributeOf = ({ attributes }: XmlElement, name: string) =>
  attributes.find(({ local }) => local === name)?.value;

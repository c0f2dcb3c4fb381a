import { type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { childElements, parseXml, textOf, usualLimits, type XmlElement } from '#engines/edxml/index.ts';
import type { Issued } from '#engines/pdf-signature/index.ts';
import { rsaSignature } from '../csc/csc-server.ts';
import { batch, ficom, mss, type SoapVersion, soap } from './mss-names.ts';

/** What a phone shows, until its person does something about it. */
export interface PhonePrompt {
  readonly transaction: string;
  /** One for each document. */
  readonly shown: readonly string[];
  readonly digests: readonly string[];
}

export interface MssServer {
  readonly url: string;
  /** The requests that came, by the name of their message. */
  readonly calls: string[];
  /** What stands on the phone, the latest last. */
  prompts(msisdn: string): readonly PhonePrompt[];
  /** The person types the PIN, or something else comes of it: a code of TS 102 204, annex B. */
  press(msisdn: string, what: 'confirm' | number): void;
  /** The phone signs another digest than the one that was asked for. */
  confirmAnother(msisdn: string): void;
  /** The next request is answered so; `lost` is carried out, and its answer does not arrive. */
  next(what: 'lost' | 'down' | number): void;
  close(): Promise<void>;
}

export interface MssServerOptions {
  readonly soapVersion?: SoapVersion;
  readonly apPassword?: string;
  readonly documentsAtOnce?: number;
  readonly tls?: ServerOptions;
  readonly signDigest?: (key: KeyObject, digest: Uint8Array) => Uint8Array;
}

interface Transaction extends PhonePrompt {
  readonly msisdn: string;
  outcome: 'outstanding' | 'signed' | number;
  signed: readonly string[];
}

/** A fault, by its code in annex B. */
class Fault extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`_${code}`);
    this.code = code;
  }
}

/**
 * A mobile signature service with phones, as TS 102 204 and FiCom's guideline describe it: asynchronous signatures of
 * digests, their status, and raw signatures with the certificate on the SIM. Only RSA, unless told how to sign.
 */
export async function startMssServer(
  sims: Readonly<Record<string, Issued>>,
  {
    soapVersion = '1.2',
    apPassword = 'of-the-test',
    documentsAtOnce = 1,
    tls,
    signDigest = rsaSignature,
  }: MssServerOptions = {},
): Promise<MssServer> {
  const transactions: Transaction[] = [];
  const calls: string[] = [];
  let planned: 'lost' | 'down' | number | undefined;

  function sign(request: XmlElement): { body: string; transaction: string } {
    const msisdn = textOf(one(request, 'MSISDN'));
    const sim = sims[msisdn];
    if (!sim) throw new Fault(105);
    if (attribute(request, 'MessagingMode') !== 'asynchClientServer') throw new Fault(101);
    if (textOf(one(one(request, 'MSS_Format'), 'mssURI')) !== `${ficom}PKCS1`) throw new Fault(109);
    const data = all(request, 'DataToBeSigned');
    if (data.length > documentsAtOnce) throw new Fault(104);
    if (data.some((each) => attribute(each, 'MimeType') !== 'application/x-sha256')) throw new Fault(107);
    const transaction: Transaction = {
      transaction: `t${randomUUID()}`,
      msisdn,
      digests: data.map(textOf),
      shown: all(request, 'DataToBeDisplayed').map(textOf),
      outcome: 'outstanding',
      signed: [],
    };
    transactions.push(transaction);
    return { body: status(100), transaction: transaction.transaction };
  }

  function statusOf(request: XmlElement): { body: string; transaction: string; msisdn: string } {
    const name = attribute(request, 'MSSP_TransID');
    const found = transactions.find(({ transaction }) => transaction === name);
    if (!found) throw new Fault(101);
    const { outcome, msisdn } = found;
    if (typeof outcome === 'number') throw new Fault(outcome);
    if (outcome === 'outstanding') return { ...found, body: status(504) };
    const { privateKey, certificate } = sims[msisdn]!;
    const [first = '', ...others] = found.signed
      .map((digest) => signDigest(privateKey, Buffer.from(digest, 'base64')))
      .map((value) => signatureXml(value, certificate));
    return { ...found, body: `${first}${status(500, others)}` };
  }

  async function answer(request: IncomingMessage): Promise<string> {
    const root = parseXml(await buffer(request), usualLimits).root;
    if (root.uri !== soap[soapVersion].uri) throw new Fault(108);
    const message = childElements(childElements(childElements(root)[0]!)[0]!)[0]!;
    calls.push(message.local);
    const info = one(message, 'AP_Info');
    if (attribute(info, 'AP_PWD') !== apPassword) throw new Fault(104);
    if (typeof planned === 'number') {
      const code = planned;
      planned = undefined;
      throw new Fault(code);
    }
    const isSigning = message.local === 'MSS_SignatureReq';
    const {
      body,
      transaction,
      msisdn = textOf(one(message, 'MSISDN')),
    } = isSigning ? { ...sign(message), msisdn: undefined } : statusOf(message);
    const name = isSigning ? 'MSS_SignatureResp' : 'MSS_StatusResp';
    return `<MSS_Answer><mss:${name} xmlns:mss="${mss}" MajorVersion="1" MinorVersion="1" MSSP_TransID="${transaction}">
<mss:AP_Info AP_ID="${attribute(info, 'AP_ID')}" AP_TransID="${attribute(info, 'AP_TransID')}" AP_PWD="" Instant="${attribute(info, 'Instant')}"/>
<mss:MSSP_Info><mss:MSSP_ID><mss:URI>http://mss.example</mss:URI></mss:MSSP_ID></mss:MSSP_Info>
<mss:MobileUser><mss:MSISDN>${msisdn}</mss:MSISDN></mss:MobileUser>${body}</mss:${name}></MSS_Answer>`;
  }

  const listen: RequestListener = (request, response) => {
    const send = (code: number, body: string) =>
      response
        .writeHead(code, { 'content-type': soap[soapVersion].mediaType })
        .end(enveloped(soapVersion, body));
    if (planned === 'down') {
      planned = undefined;
      request.resume();
      response.writeHead(503, { 'content-type': 'text/html' }).end('<html>Bảo trì</html>');
      return;
    }
    const isLost = planned === 'lost';
    if (isLost) planned = undefined;
    answer(request).then(
      (body) => (isLost ? response.destroy() : send(200, body)),
      (error: Error) => send(500, faultXml(soapVersion, error instanceof Fault ? error.code : 900)),
    );
  };
  const server = tls ? createTlsServer(tls, listen) : createServer(listen);
  server.keepAliveTimeout = 60_000; // No pause of a slow machine closes a connection just as it is used again.
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  const waiting = (msisdn: string) =>
    transactions.filter((each) => each.msisdn === msisdn && each.outcome === 'outstanding');
  function press(msisdn: string, what: 'confirm' | number, digests?: readonly string[]) {
    for (const transaction of waiting(msisdn)) {
      transaction.signed = digests ?? transaction.digests;
      transaction.outcome = what === 'confirm' ? 'signed' : what;
    }
  }
  return {
    url: `${tls ? 'https://localhost' : 'http://127.0.0.1'}:${(server.address() as AddressInfo).port}/mss`,
    calls,
    prompts: waiting,
    press,
    confirmAnother: (msisdn) => press(msisdn, 'confirm', [Buffer.alloc(32, 7).toString('base64')]),
    next(what) {
      planned = what;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const status = (code: number, others: readonly string[] = []) => {
  const detail = others.map(
    (each) =>
      `<fi:ServiceResponse><mss:Description><mss:mssURI>${batch}</mss:mssURI></mss:Description><batch:BatchSignatureResponse xmlns:batch="${batch}">${each}</batch:BatchSignatureResponse></fi:ServiceResponse>`,
  );
  const responses = `<mss:StatusDetail><fi:ServiceResponses xmlns:fi="${ficom}">${detail.join('')}</fi:ServiceResponses></mss:StatusDetail>`;
  return `<mss:Status><mss:StatusCode Value="${code}"/>${others.length > 0 ? responses : ''}</mss:Status>`;
};

const signatureXml = (value: Uint8Array, certificate: Uint8Array) =>
  `<mss:MSS_Signature><fi:PKCS1 xmlns:fi="${ficom}"><fi:SignatureValue>${base64(value)}</fi:SignatureValue><fi:X509Certificate>${base64(certificate)}</fi:X509Certificate></fi:PKCS1></mss:MSS_Signature>`;

/** The code is the subcode in SOAP 1.2, and the fault code itself in SOAP 1.1. */
const faultXml = (version: SoapVersion, code: number) =>
  version === '1.2'
    ? `<s:Fault><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value xmlns:mss="${mss}">mss:_${code}</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en">said so</s:Text></s:Reason></s:Fault>`
    : `<s:Fault><faultcode xmlns:mss="${mss}">mss:_${code}</faultcode><faultstring>said so</faultstring></s:Fault>`;

const enveloped = (version: SoapVersion, body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="${soap[version].uri}"><s:Body>${body}</s:Body></s:Envelope>`;

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const all = (element: XmlElement, local: string): readonly XmlElement[] =>
  childElements(element).flatMap((child) => [
    ...(child.local === local ? [child] : []),
    ...all(child, local),
  ]);
const one = (element: XmlElement, local: string): XmlElement => {
  const [found] = all(element, local);
  if (!found) throw new Fault(102);
  return found;
};
const attribute = ({ attributes }: XmlElement, name: string) =>
  attributes.find(({ local }) => local === name)?.value;

import { readFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
import { type MssAnswer, readAnswer } from './mss-answer.ts';
import { MssError } from './mss-error.ts';
import { type SoapVersion, soap } from './mss-names.ts';
import {
  type MssDocument,
  type MssSender,
  type MssSignatureRequest,
  signatureRequest,
  statusRequest,
} from './mss-request.ts';

/** A mobile signature service (TS 102 204), as the operator's settings describe it. */
export interface MssService {
  /** Where signatures are asked for; and where for their status, if that is elsewhere. */
  readonly url: string;
  readonly statusUrl?: string | undefined;
  readonly apId: string;
  readonly apPassword: string;
  readonly msspUri?: string | undefined;
  readonly soapVersion?: SoapVersion | undefined;
  readonly signatureProfile?: string | undefined;
  /** How many documents one PIN signs: more than one only with services that take batches. */
  readonly documentsAtOnce?: number | undefined;
  /** How long the phone waits for the person. */
  readonly timeoutSeconds?: number | undefined;
  /** The pace the service wants to be asked at: ten seconds before the first time (FiCom 2.2, 5.1), and then between two. */
  readonly pace?: { readonly firstSeconds: number; readonly thenSeconds: number } | undefined;
  /** Files in PEM: who is believed beside the usual authorities, and the client's own certificate and key. */
  readonly tls?: { readonly ca?: string; readonly certificate?: string; readonly key?: string } | undefined;
  readonly patienceMs?: number | undefined;
}

export interface MssClient {
  readonly documentsAtOnce: number;
  readonly timeoutSeconds: number;
  readonly pace: { readonly firstSeconds: number; readonly thenSeconds: number };
  /** Sends digests to a phone. @returns what the service calls the transaction */
  ask(asked: Pick<MssSignatureRequest, 'transactionId' | 'msisdn' | 'documents' | 'at'>): Promise<string>;
  /** What came of it so far. */
  status(asked: {
    readonly transactionId: string;
    readonly msspTransactionId: string;
    readonly at: Temporal.Instant;
  }): Promise<MssAnswer>;
}

export type { MssDocument };

/** @throws MssError from every method */
export function createMssClient(service: MssService): MssClient {
  const { url, statusUrl = url, soapVersion = '1.2', timeoutSeconds = 120, patienceMs = 15_000 } = service;
  const sender: MssSender = {
    apId: service.apId,
    apPassword: service.apPassword,
    msspUri: service.msspUri ?? new URL(url).origin,
    soapVersion,
  };
  const tls = filesOf(service.tls);

  async function post(to: string, body: Uint8Array): Promise<Uint8Array> {
    const send = to.startsWith('https:') ? tlsRequest : plainRequest;
    try {
      return await new Promise((done, fail) => {
        const headers = { 'content-type': soap[soapVersion].mediaType, 'content-length': body.length };
        const signal = AbortSignal.timeout(patienceMs);
        send(to, { method: 'POST', headers, signal, ...tls }, (answer) => read(answer).then(done, fail))
          .on('error', fail)
          .end(body);
      });
    } catch (error) {
      throw new MssError('key-unreachable', String(error), error);
    }
  }

  return {
    documentsAtOnce: service.documentsAtOnce ?? 1,
    timeoutSeconds,
    pace: service.pace ?? { firstSeconds: 10, thenSeconds: 3 },
    async ask(asked) {
      const message = signatureRequest(sender, {
        ...asked,
        timeoutSeconds,
        signatureProfile: service.signatureProfile,
      });
      const answer = readAnswer(await post(url, message), 'MSS_SignatureResp');
      ofTransaction(answer, asked.transactionId);
      if (!answer.msspTransactionId) throw new MssError('key-unreachable', 'no MSSP_TransID');
      return answer.msspTransactionId;
    },
    async status(asked) {
      const answer = readAnswer(await post(statusUrl, statusRequest(sender, asked)), 'MSS_StatusResp');
      return ofTransaction(answer, asked.transactionId);
    },
  };
}

/** Answers have some kilobytes; whoever sends more is not listened to. */
const mostBytes = 2 ** 20;

async function read(answer: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > mostBytes) throw new Error('an answer that does not end');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** An answer that belongs to another question is none to this. */
function ofTransaction(answer: MssAnswer, transactionId: string): MssAnswer {
  if (answer.transactionId === transactionId) return answer;
  throw new MssError('key-unreachable', `an answer to ${answer.transactionId}, not to ${transactionId}`);
}

const filesOf = ({ ca, certificate, key }: NonNullable<MssService['tls']> = {}) => ({
  ...(ca && { ca: [...rootCertificates, readFileSync(ca, 'utf8')] }),
  ...(certificate && { cert: readFileSync(certificate) }),
  ...(key && { key: readFileSync(key) }),
});

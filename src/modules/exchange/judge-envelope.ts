import { createHash, X509Certificate } from 'node:crypto';
import {
  EdxmlRefusal,
  type EdxmlRefusalCode,
  type EnvelopeSignature,
  type ReadEnvelope,
  readEnvelope,
  usualLimits,
  verifyEnvelope,
} from '#engines/edxml/index.ts';
import { dayOf } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { type EnvelopeFacts, factsOf } from './envelope-facts.ts';
import { type EnvelopeFault, type ExchangeServices, maxEnvelopeBytes, type Participant } from './model.ts';
import { resolveAgencyCodes } from './participants.ts';

/** An envelope that is believed, with those it concerns. */
export interface JudgedEnvelope {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly facts: EnvelopeFacts;
  readonly sender: Participant;
  /** By participant: the codes by which it was meant. */
  readonly recipients: ReadonlyMap<string, { readonly participant: Participant; readonly codes: string[] }>;
}

/** An envelope that is held back, and why. */
export interface HeldEnvelope {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly fault: EnvelopeFault | EdxmlRefusalCode;
  readonly detail: string;
  readonly facts?: EnvelopeFacts;
}

/**
 * Judges an envelope before anything is kept of it: whether it can be read, who sent it, whether that one may and has
 * signed it, and whether everyone it is for is known.
 */
export async function judgeEnvelope(
  ctx: Context,
  services: ExchangeServices,
  bytes: Uint8Array,
): Promise<JudgedEnvelope | HeldEnvelope> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const read = readOrRefusal(bytes);
  if (read instanceof EdxmlRefusal) return { bytes, sha256, fault: read.code, detail: read.detail };
  const facts = factsOf(read.envelope);
  if ('fault' in facts) return { bytes, sha256, fault: facts.fault, detail: '' };
  const held = (fault: EnvelopeFault, detail = '') => ({ bytes, sha256, fault, detail, facts });

  const on = dayOf(ctx.now());
  const codes = [facts.senderCode, ...facts.recipientCodes];
  const known = await resolveAgencyCodes(ctx.db, codes, on);
  const sender = known.get(facts.senderCode);
  if (!sender) return held('sender-unknown', facts.senderCode);
  if (!ctx.may('exchange.send', sender)) return held('sender-not-yours', facts.senderCode);
  const fault = signatureFault(verifyEnvelope(read.document), sender, services, ctx.now());
  if (fault) return held(fault.code, fault.detail);

  const recipients = new Map<string, { participant: Participant; codes: string[] }>();
  for (const code of facts.recipientCodes) {
    const participant = known.get(code);
    if (!participant) return held('recipient-unknown', code);
    // What came from the national axis has reached the others by it, and is not sent back.
    if (participant.id === sender.id && sender.way === 'national') continue;
    const meant = recipients.get(participant.id) ?? { participant, codes: [] };
    meant.codes.push(code);
    recipients.set(participant.id, meant);
  }
  if (recipients.size === 0) return held('recipient-unknown', facts.recipientCodes.join(', '));
  return { bytes, sha256, facts, sender, recipients };
}

function readOrRefusal(bytes: Uint8Array): ReadEnvelope | EdxmlRefusal {
  try {
    return readEnvelope(bytes, { ...usualLimits, maxBytes: maxEnvelopeBytes });
  } catch (error) {
    if (error instanceof EdxmlRefusal) return error;
    throw error;
  }
}

/** Envelopes are believed by one certificate, known beforehand; of agencies here, by this axis's own. */
function signatureFault(
  signature: EnvelopeSignature,
  sender: Participant,
  { signer }: ExchangeServices,
  now: Temporal.Instant,
): { readonly code: EnvelopeFault; readonly detail: string } | undefined {
  const { isValid, isWeak, faults, certificate } = signature;
  const isUnsigned = faults.includes('unsigned');
  if (isUnsigned && !sender.requiresSignature) return undefined;
  if (isUnsigned) return { code: 'unsigned', detail: '' };
  if (!isValid || !certificate) return { code: 'signature-wrong', detail: faults.join(', ') };
  if (!sender.requiresSignature) return undefined;
  const expected = sender.way === 'local' ? signer.certificateChain[0] : derOf(sender.certificatePem);
  const { subject, validFromDate, validToDate } = certificateOf(certificate);
  if (!expected || !Buffer.from(expected).equals(certificate)) {
    return { code: 'certificate-of-another', detail: subject };
  }
  const at = now.epochMilliseconds;
  if (at < validFromDate.getTime() || at > validToDate.getTime()) {
    return { code: 'certificate-not-valid-now', detail: subject };
  }
  return isWeak ? { code: 'signature-weak', detail: 'SHA-1' } : undefined;
}

const read = new Map<string, X509Certificate>();

/** Read once: an axis sees the same few hundred over and over. */
function certificateOf(der: Uint8Array): X509Certificate {
  const key = createHash('sha256').update(der).digest('base64');
  const known = read.get(key);
  if (known) return known;
  if (read.size > 5000) read.clear();
  const certificate = new X509Certificate(der);
  read.set(key, certificate);
  return certificate;
}

const ders = new Map<string, Uint8Array>();

function derOf(pem: string | null): Uint8Array | undefined {
  if (pem === null) return undefined;
  const known = ders.get(pem);
  if (known) return known;
  if (ders.size > 5000) ders.clear();
  const der = new Uint8Array(new X509Certificate(pem).raw);
  ders.set(pem, der);
  return der;
}

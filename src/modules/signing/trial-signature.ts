import {
  judgeChecked,
  readCertificate,
  readTrust,
  reasonTexts,
  type SignatureReason,
  type Signer,
  signPdf,
  verifyPdfSignatures,
} from '#engines/pdf-signature/index.ts';
import { document } from '#engines/pdf-signature/sample-document.ts';
import { zone } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { listTrustedRoots } from './queries.ts';

/**
 * Signs a blank page and judges it as a stranger would: key and certificate belong together, the certificate is in
 * force, may sign, and leads to an authority that is believed here. Nothing of it is kept.
 *
 * @throws InvalidInput `certificate-refused` at `/certificate`, with the reason in words
 */
export async function trySigning(ctx: Context, signer: Signer): Promise<void> {
  const signedAt = ctx.now().toZonedDateTimeISO(zone);
  const signed = await signPdf(document, { signer, signedAt });
  const trustedRoots = await listTrustedRoots(ctx.db);
  const [report] = verifyPdfSignatures(signed, { trustedRoots, at: ctx.now() });
  refuseFor(ctx, report?.reasons);
}

/**
 * Judges the certificate of a key that has proven itself elsewhere: in force, for signing, of an authority believed here.
 *
 * @throws InvalidInput as {@link trySigning}
 */
export async function judgeCertificate(ctx: Context, certificateDer: Uint8Array): Promise<void> {
  const certificate = readCertificate(certificateDer);
  const trust = readTrust({ trustedRoots: await listTrustedRoots(ctx.db) });
  const proven = { reasons: [], certificate, enclosed: [certificate] };
  refuseFor(ctx, judgeChecked(proven, trust, { at: ctx.now() }).reasons);
}

function refuseFor(ctx: Context, [reason]: readonly SignatureReason[] = []): void {
  if (!reason) return;
  const params = { reason: reasonTexts[ctx.locale][reason] };
  throw new InvalidInput([{ field: '/certificate', code: 'certificate-refused', params }]);
}

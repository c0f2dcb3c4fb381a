import { reasonTexts, type Signer, signPdf, verifyPdfSignatures } from '#engines/pdf-signature/index.ts';
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
  const [reason] = report?.reasons ?? [];
  if (!reason) return;
  const params = { reason: reasonTexts[ctx.locale][reason] };
  throw new InvalidInput([{ field: '/certificate', code: 'certificate-refused', params }]);
}

import { X509Certificate } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { InvalidInput } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { hashOfCertificate } from '../calls/authenticate-client.ts';
import { isValidAt } from '../calls/client-certificate.ts';
import { lockClient } from '../clients.ts';
import { credentialAdded } from '../events.ts';

/**
 * Lets a client prove itself by a certificate: this one, to the byte, whoever issued it, as long as it is valid.
 *
 * @throws InvalidInput `certificate-unreadable`, `certificate-not-valid`, `certificate-taken`
 */
export async function addCertificate(
  ctx: Context,
  { clientId, pem }: { readonly clientId: string; readonly pem: string },
): Promise<void> {
  const wrong = (code: string) => new InvalidInput([{ field: '/pem', code }]);
  const certificate = readCertificate(pem);
  if (!certificate) throw wrong('certificate-unreadable');
  if (!isValidAt(certificate, ctx.now())) throw wrong('certificate-not-valid');
  await ctx.transaction(async (tx, ctx) => {
    const client = await lockClient(tx, clientId);
    ctx.authorize('dataPlatform.keepClient', client);
    const label = certificate.subject.replaceAll('\n', ', ').slice(0, 200);
    const validTo = Temporal.Instant.fromEpochMilliseconds(certificate.validToDate.getTime());
    const added = await tx
      .insertInto('gatewayCredential')
      .values({
        id: newId(),
        clientId,
        kind: 'certificate',
        hash: hashOfCertificate(certificate.raw),
        label,
        validFrom: ctx.now(),
        validTo,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) throw wrong('certificate-taken');
    const version = client.version + 1;
    await tx.updateTable('gatewayClient').set({ version }).where('id', '=', clientId).execute();
    await recordEvent(
      tx,
      ctx,
      credentialAdded(
        { id: clientId, version },
        { system: client.system, kind: 'certificate', label },
        client.agencyId,
      ),
    );
  });
}

function readCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

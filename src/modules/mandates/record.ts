import { type Citizen, getCitizen } from '#modules/identity/index.ts';
import type { ReceiptPress } from '#modules/signing/index.ts';
import type { Database } from '#platform/context.ts';
import type { Mandate } from './model.ts';

/** What signs: the key by which the province vouches for its receipts. */
export type RecordPress = Pick<ReceiptPress, 'sign'>;

/**
 * The record of an accepted mandate, as the province's key signs it (JWS, RFC 7515): who, whom, for what, from when to
 * when, and since when it is ended. The published keys check it without asking anyone.
 */
export async function signRecord(
  db: Database,
  press: RecordPress,
  mandate: Mandate,
  at: Temporal.Instant,
): Promise<string> {
  const [grantor, agent] = await Promise.all([
    getCitizen(db, mandate.grantorId),
    getCitizen(db, mandate.agentId!),
  ]);
  return press.sign(recordOf(mandate, grantor, agent), at);
}

function recordOf(mandate: Mandate, grantor: Citizen, agent: Citizen): object {
  const { organisationName, organisationTaxCode, procedureCodes, exceptCodes, endedAt, endedById } = mandate;
  return {
    record: 'mandate',
    id: mandate.id,
    grantor: { name: mandate.grantorName, identityNumber: grantor.identityNumber },
    ...(organisationName && {
      organisation: { name: organisationName, taxCode: organisationTaxCode, isVerified: false },
    }),
    agent: { name: mandate.agentName, identityNumber: agent.identityNumber },
    procedures: procedureCodes ?? { all: true, except: exceptCodes },
    validFrom: mandate.validFrom.toString(),
    validUntil: mandate.validUntil.toString(),
    grantedAt: mandate.grantedAt.toString(),
    acceptedAt: mandate.acceptedAt!.toString(),
    ...(endedAt && {
      endedAt: endedAt.toString(),
      endedBy: endedById === mandate.grantorId ? 'grantor' : 'agent',
    }),
  };
}

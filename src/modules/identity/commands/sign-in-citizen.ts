import type { Context, Tx } from '#platform/context.ts';
import { newId } from '#platform/database/index.ts';
import { refuseUnless } from '#platform/errors/index.ts';
import { recordEvent } from '#platform/events/index.ts';
import { citizenActor } from '../actor-of.ts';
import type { CitizenClaims } from '../citizen-claims.ts';
import { citizenRegistered, citizenSignedIn, citizenUpdated } from '../events.ts';
import type { Citizen } from '../model.ts';
import { findCitizenByAccount, findCitizenByIdentityNumber, getCitizen } from '../queries.ts';

/**
 * Signs in the person whom the identification account names: known by the account, else by the identity number, else
 * new. What the account says now replaces what we knew.
 *
 * @throws Refusal `identity-conflict` when the account and its identity number belong to two people here
 */
export async function signInCitizen(ctx: Context, claims: CitizenClaims): Promise<Citizen> {
  return once(() =>
    ctx.transaction(async (tx, ctx) => {
      const citizen = await recogniseCitizen(tx, ctx, claims);
      const acting = ctx.as(await citizenActor(tx, citizen.id));
      await recordEvent(tx, acting, citizenSignedIn({ citizenId: citizen.id, method: 'oidc' }));
      return citizen;
    }),
  );
}

/** Two first sign-ins of one person at the same moment: the second finds what the first has written. */
async function once<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    return work();
  }
}

async function recogniseCitizen(tx: Tx, ctx: Context, claims: CitizenClaims): Promise<Citizen> {
  const { issuer, subject, identityNumber } = claims;
  const ofAccount = await findCitizenByAccount(tx, issuer, subject);
  const ofNumber = identityNumber ? await findCitizenByIdentityNumber(tx, identityNumber) : undefined;
  refuseUnless(!ofAccount || !ofNumber || ofAccount.id === ofNumber.id, 'identity-conflict');

  const known = ofAccount ?? ofNumber;
  const citizen = known ? await updateCitizen(tx, ctx, known, claims) : await register(tx, ctx, claims);
  if (!ofAccount) {
    await tx.insertInto('citizenAccount').values({ issuer, subject, citizenId: citizen.id }).execute();
  }
  return citizen;
}

async function register(tx: Tx, ctx: Context, claims: CitizenClaims): Promise<Citizen> {
  const id = newId();
  await tx
    .insertInto('citizen')
    .values({ id, version: 1, ...detailsOf(claims), assurance: 'identified', createdAt: ctx.now() })
    .execute();
  await recordEvent(tx, ctx, citizenRegistered({ id, version: 1 }));
  return getCitizen(tx, id);
}

async function updateCitizen(tx: Tx, ctx: Context, known: Citizen, claims: CitizenClaims): Promise<Citizen> {
  const details = detailsOf(claims, known);
  if (known.assurance === 'identified' && isSame(known, details)) return known;
  const version = known.version + 1;
  await tx
    .updateTable('citizen')
    .set({ ...details, assurance: 'identified', version })
    .where('id', '=', known.id)
    .where('version', '=', known.version)
    .execute();
  await recordEvent(tx, ctx, citizenUpdated({ id: known.id, version }));
  return getCitizen(tx, known.id);
}

type Details = Pick<Citizen, 'fullName' | 'identityNumber' | 'dateOfBirth' | 'gender' | 'email' | 'phone'>;

/** What the account does not say stays as it was known. */
const detailsOf = (claims: CitizenClaims, known?: Citizen): Details => ({
  fullName: claims.fullName,
  identityNumber: claims.identityNumber ?? known?.identityNumber ?? null,
  dateOfBirth: claims.dateOfBirth ?? known?.dateOfBirth ?? null,
  gender: claims.gender ?? known?.gender ?? null,
  email: claims.email ?? known?.email ?? null,
  phone: claims.phone ?? known?.phone ?? null,
});

const isSame = (known: Citizen, details: Details) =>
  Object.entries(details).every(([name, value]) => String(known[name as keyof Details]) === String(value));

import type { Answers, PrefillSource } from '#engines/forms/index.ts';
import { type Citizen, getCitizen } from '#modules/identity/index.ts';
import { isInForce, type Mandate } from '#modules/mandates/index.ts';
import { dayOf, findPlace } from '#modules/org/index.ts';
import type { Context } from '#platform/context.ts';

/** The applicant's account, with the address as forms hold one. */
export interface Account extends Omit<Citizen, 'address'> {
  readonly address: { readonly province: string; readonly commune: string; readonly detail: string } | null;
}

export async function getAccount(ctx: Context): Promise<Account> {
  const citizen = await getCitizen(ctx.db, ctx.actor.id!);
  return { ...citizen, address: await formAddress(ctx, citizen.address) };
}

/**
 * The account of the person an agent acts for, as far as the mandate opens it: the name and identity number, which its
 * record tells anyway, and the address, which says where they belong. Birth, sex, telephone and mail stay with the person.
 * Once it is ended or past, only the name.
 */
export async function getGrantorAccount(ctx: Context, mandate: Mandate): Promise<Account> {
  const { id, version, assurance, ...citizen } = await getCitizen(ctx.db, mandate.grantorId);
  const isOpen = isInForce(mandate, dayOf(ctx.now()));
  return {
    id,
    version,
    assurance,
    fullName: mandate.grantorName,
    identityNumber: isOpen ? citizen.identityNumber : null,
    address: isOpen ? await formAddress(ctx, citizen.address) : null,
    dateOfBirth: null,
    gender: null,
    email: null,
    phone: null,
  };
}

/** Accounts name the place alone; a form asks for its province too, as both stand today. */
async function formAddress(ctx: Context, address: unknown): Promise<Account['address']> {
  const { place, detail = '' } = (address ?? {}) as { readonly place?: string; readonly detail?: string };
  const commune = place ? await findPlace(ctx.db, place, dayOf(ctx.now())) : undefined;
  return commune?.parentCode ? { province: commune.parentCode, commune: commune.code, detail } : null;
}

const ownLabel = { vi: 'tài khoản của bạn', en: 'your account' };
export const grantorLabel = { vi: 'tài khoản của người ủy quyền', en: 'the account of whom you act for' };

/** What forms may be filled from, under the name by which they ask: `account.fullName`. */
export function accountSource(
  account: Account,
  asOf: Temporal.PlainDate,
  label = ownLabel,
): Record<string, PrefillSource> {
  const { fullName, identityNumber, dateOfBirth, gender, phone, email, address } = account;
  const known = {
    fullName,
    identityNumber,
    dateOfBirth: dateOfBirth?.toString(),
    gender,
    phone,
    email,
    address,
  };
  const values = Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== null && value !== undefined),
  ) as Answers;
  return { account: { label, asOf: asOf.toString(), values } };
}

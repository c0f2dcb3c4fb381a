import { findApplicants, type KnownApplicant } from '#modules/dossiers/index.ts';
import { type Citizen, findCitizenByIdentityNumber, findCitizensByPhone } from '#modules/identity/index.ts';
import { dayOf, findPlace } from '#modules/org/index.ts';
import { readPersonalData } from '#modules/personal-data/index.ts';
import type { Context } from '#platform/context.ts';
import type { FoundPerson } from './visit.ts';

/**
 * Who may be meant: by a whole number among accounts and the desk's dossiers, by a name, with or without accents, among
 * the desk's dossiers only. Accounts are not to be leafed through.
 */
export async function findPersons(ctx: Context, typed: string): Promise<readonly FoundPerson[]> {
  const number = numberIn(typed);
  if (!number) return (await findApplicants(ctx.db, ctx.actor, { name: typed })).map(ofDossier);
  const accounts = await findAccounts(ctx, number);
  if (accounts.length > 0) return accounts;
  return (await findApplicants(ctx.db, ctx.actor, { number })).map(ofDossier);
}

/** An identity or telephone number, however it was spaced. */
export function numberIn(typed: string): string | undefined {
  const digits = typed.replace(/[\s.-]/g, '').replace(/^\+84/, '0');
  return /^(\d{12}|0\d{9})$/.test(digits) ? digits : undefined;
}

/** What to begin a form with for someone nobody knows yet. */
export const newPerson = (typed: string): { fullName: string; identityNumber?: string; phone?: string } => {
  const number = numberIn(typed);
  if (!number) return { fullName: typed };
  return number.length === 12 ? { fullName: '', identityNumber: number } : { fullName: '', phone: number };
};

/** The officer sees the person's data from here on: the person finds that in their account. */
export const noteReading = (ctx: Context, person: FoundPerson): Promise<void> =>
  readPersonalData(ctx, {
    purpose: 'handling',
    subject: {
      type: person.dossierId ? 'dossier' : 'citizen',
      id: (person.dossierId ?? person.citizenId)!,
      code: 'Tại quầy',
      title: 'Tiếp nhận hồ sơ tại quầy',
      citizenId: person.citizenId,
      identityNumbers: person.identityNumber ? [person.identityNumber] : [],
    },
  });

async function findAccounts(ctx: Context, number: string): Promise<readonly FoundPerson[]> {
  if (number.length !== 12) {
    return Promise.all((await findCitizensByPhone(ctx.db, number)).map((citizen) => ofAccount(ctx, citizen)));
  }
  const citizen = await findCitizenByIdentityNumber(ctx.db, number);
  return citizen ? [await ofAccount(ctx, citizen)] : [];
}

async function ofAccount(ctx: Context, citizen: Citizen): Promise<FoundPerson> {
  const { place, detail } = (citizen.address ?? {}) as { readonly place?: string; readonly detail?: string };
  const commune = place ? await findPlace(ctx.db, place, dayOf(ctx.now())) : undefined;
  return {
    citizenId: citizen.id,
    dossierId: null,
    fullName: citizen.fullName,
    identityNumber: citizen.identityNumber,
    phone: citizen.phone,
    email: citizen.email,
    dateOfBirth: citizen.dateOfBirth?.toString() ?? null,
    gender: citizen.gender,
    address: commune?.parentCode
      ? { province: commune.parentCode, commune: commune.code, ...(detail && { detail }) }
      : null,
  };
}

const ofDossier = ({ address, ...applicant }: KnownApplicant): FoundPerson => ({
  ...applicant,
  address: address as FoundPerson['address'],
});

import { Refusal } from '#platform/errors/index.ts';

/** What the identification account says of a person. */
export interface CitizenClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly fullName: string;
  readonly identityNumber: string | null;
  readonly dateOfBirth: Temporal.PlainDate | null;
  readonly gender: 'male' | 'female' | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/**
 * Reads claims (OpenID Connect Core 1.0, 5.1; the identity number under a name of the provider's own). What is absent or
 * not as it should be is left out: only the name cannot be.
 *
 * @throws Refusal `identity-incomplete` without a name
 */
export function readClaims(
  issuer: string,
  claims: Readonly<Record<string, unknown>> & { readonly sub: string },
  identityNumberClaim = 'identity_number',
): CitizenClaims {
  const fullName = textOf(claims['name']);
  if (!fullName) throw new Refusal('identity-incomplete');
  const number = textOf(claims[identityNumberClaim]);
  return {
    issuer,
    subject: claims.sub,
    fullName,
    identityNumber: number && /^(\d{12}|\d{9})$/.test(number) ? number : null,
    dateOfBirth: dateOf(textOf(claims['birthdate'])),
    gender: genders[String(claims['gender']).toLowerCase()] ?? null,
    email: textOf(claims['email']),
    phone: textOf(claims['phone_number']),
  };
}

const genders: Readonly<Record<string, 'male' | 'female'>> = {
  male: 'male',
  nam: 'male',
  female: 'female',
  nữ: 'female',
};

function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.normalize('NFC').trim();
  return text === '' || text.length > 500 ? null : text;
}

/** The year may be hidden as 0000, or stand alone (5.1): such a date is none. */
function dateOf(text: string | null): Temporal.PlainDate | null {
  if (!text || !/^[12]\d{3}-\d\d-\d\d$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}

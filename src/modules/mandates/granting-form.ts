import type { GrantMandate } from './commands/grant-mandate.ts';

/** Reads the posted form of a new mandate. */
export function readGranting(form: URLSearchParams): GrantMandate {
  const text = (name: string) => (form.get(name) ?? '').trim();
  const codes = text('procedureCodes')
    .split(/[\s,;]+/)
    .filter((code) => code !== '');
  return {
    agentLabel: text('agentLabel'),
    organisation:
      form.get('principal') === 'organisation'
        ? { name: text('organisationName'), taxCode: text('organisationTaxCode').replaceAll(/\s/g, '') }
        : null,
    procedureCodes: form.get('scope') === 'all' ? null : codes,
    validFrom: dayIn(text('validFrom')),
    validUntil: dayIn(text('validUntil')),
  };
}

/** The form as it stands before anything was typed; for one procedure where its code is given. */
export function freshGranting(
  today: Temporal.PlainDate,
  usualMonths: number,
  procedureCode?: string,
): URLSearchParams {
  return new URLSearchParams({
    principal: 'self',
    scope: procedureCode ? 'some' : 'all',
    procedureCodes: procedureCode ?? '',
    validFrom: today.toString(),
    validUntil: today.add({ months: usualMonths }).toString(),
  });
}

function dayIn(typed: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return null;
  try {
    return Temporal.PlainDate.from(typed);
  } catch {
    return null;
  }
}

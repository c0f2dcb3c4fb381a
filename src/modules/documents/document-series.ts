import type { Unit } from '#modules/org/index.ts';
import { documentNotation } from './allocate-number.ts';
import type { NumberRule } from './number-rules.ts';

/** A register in which documents are numbered one after the other, and how a number of it is written. */
export interface DocumentSeries {
  readonly register: string;
  notation(number: number): string;
}

/** Of what no rule knows: a result of some kind. */
const unknownKind: NumberRule = {
  nameStart: '',
  register: 'KQ',
  pattern: '{number}/KQ-{agency}',
  agencyCode: null,
  isPerOffice: false,
};

/**
 * The register of a document, by the rules in force, the newest first.
 *
 * @param name the document's name, "Quyết định về việc …"; null for an official letter, which has no kind
 * @param office who drew it up; official letters name it (NĐ 30/2020, Phụ lục I)
 * @example seriesOf(rules, 'Quyết định …', { agency, office, year: 2026 }).notation(7) // '07/QĐ-UBND'
 */
export function seriesOf(
  rules: readonly NumberRule[],
  name: string | null,
  { agency, office, year }: { readonly agency: Unit; readonly office: Unit; readonly year: number },
): DocumentSeries {
  const by = abbreviationOf(agency);
  if (name === null) {
    const from = office.id === agency.id ? 'VP' : abbreviationOf(office);
    return { register: 'CV', notation: (number) => documentNotation(number, by, from) };
  }
  const { register, pattern, isPerOffice } = ruleFor(rules, name, agency);
  const ofOffice = abbreviationOf(office);
  return {
    register: isPerOffice ? `${register}-${ofOffice}` : register,
    notation: (number) =>
      pattern
        .replace('{number}', String(number).padStart(2, '0'))
        .replace('{year}', String(year))
        .replace('{agency}', by)
        .replace('{office}', ofOffice),
  };
}

/** An agency's own rule counts before everybody's; then the longest beginning: a marriage certificate is more than a certificate. */
function ruleFor(rules: readonly NumberRule[], name: string, { code }: Pick<Unit, 'code'>): NumberRule {
  const fitting = rules.filter(({ nameStart }) => name.startsWith(nameStart));
  const own = fitting.filter(({ agencyCode }) => agencyCode === code);
  return (own.length > 0 ? own : fitting.filter(({ agencyCode }) => agencyCode === null)).reduce(
    (found, rule) => (rule.nameStart.length > found.nameStart.length ? rule : found),
    unknownKind,
  );
}

/** "UBND" for a People's Committee; for others their short name without the word for what they are. */
export const abbreviationOf = ({ kind, shortName }: Pick<Unit, 'kind' | 'shortName'>): string =>
  /peoplesCommittee/i.test(kind) ? 'UBND' : shortName.replace(/^Văn phòng$/, 'VP').replace(/^Phòng /, '');

import type { ReadableSubject } from '#modules/personal-data/index.ts';
import { identityNumbersIn } from '#modules/workflow/index.ts';
import type { Dossier } from './model.ts';

/** Everyone whose identity number the application names. */
export const personsOf = ({ applicantIdentityNumber, answers }: Dossier): readonly string[] => [
  ...new Set([
    ...identityNumbersIn(applicantIdentityNumber),
    ...identityNumbersIn(answers as Parameters<typeof identityNumbersIn>[0]),
  ]),
];

/** The dossier as something in which personal data stand. */
export const readableDossier = (dossier: Dossier): ReadableSubject => ({
  type: 'dossier',
  id: dossier.id,
  code: dossier.code,
  title: dossier.procedureName,
  citizenId: dossier.applicantId,
  identityNumbers: personsOf(dossier),
});

import { usePage } from '#platform/html/index.ts';
import { formatDateTime } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import type { OwnDossier } from '../../own-dossier.ts';
import { citizenPaths } from '../../paths.ts';

const kinds = {
  acknowledgement: 'letterAcknowledgement',
  'supplement-request': 'letterSupplement',
  refusal: 'letterRefusal',
  apology: 'letterApology',
  'stop-notice': 'letterStop',
} as const;

/** The letters of the one-stop law, as PDF. */
export function Letters({ own: { dossier, letters } }: { readonly own: OwnDossier }) {
  const { locale } = usePage();
  if (letters.length === 0) return null;
  return (
    <ul>
      {letters.map(({ id, kind, issuedAt }) => (
        <li key={id}>
          <a href={citizenPaths.letter(dossier.id, id)}>
            {words(locale, kinds[kind as keyof typeof kinds] ?? 'letterOther')} (PDF)
          </a>{' '}
          <span class="mu-quiet">{formatDateTime(issuedAt, locale)}</span>
        </li>
      ))}
    </ul>
  );
}

import { usePage } from '#platform/html/index.ts';
import { Alert, formatDate } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import type { Reopening } from '../../reopenings.ts';

/** Each time a decision was taken back: by which document, by whom, why, and what had been issued. */
export function ReopeningList({ reopenings }: { readonly reopenings: readonly Reopening[] }) {
  const { locale } = usePage();
  if (reopenings.length === 0) return null;
  return (
    <Alert tone="warning" title={words(locale, 'eventReopened')}>
      <ul>
        {reopenings.map((each) => (
          <li key={each.number}>
            {each.basis} ({formatDate(each.basisOn, locale)}), {each.reopenedByName}: {each.reason}
            {each.previousDocumentNumber && ` [${each.previousDocumentNumber}]`}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

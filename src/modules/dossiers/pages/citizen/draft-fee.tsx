import { explainFee, type FeeAssessment } from '#modules/payments/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Card } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';

/** What an application will cost as it is filled in, line by line, before it is sent. */
export function DraftFee({ fee }: { readonly fee: FeeAssessment | undefined }) {
  const { locale } = usePage();
  if (!fee) return null;
  return (
    <Card title={words(locale, 'fee')}>
      <ul class="mu-stack" data-gap="small">
        {explainFee(fee, locale).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Card>
  );
}

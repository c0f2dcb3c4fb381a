import { usePage } from '#platform/html/index.ts';
import { Button, Card, ChoiceBoxes, type Posted, WordsBox } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import { ratingScores } from '../../commands/rate-dossier.ts';
import type { OwnDossier } from '../../own-dossier.ts';
import { citizenPaths } from '../../paths.ts';

export interface RatingFormProps {
  readonly own: OwnDossier;
  readonly posted: Posted;
}

/** Five degrees and a word; once given, what was said. */
export function RatingForm({ own: { dossier, rating }, posted }: RatingFormProps) {
  const { locale } = usePage();
  if (rating) {
    return (
      <p class="mu-quiet">
        {words(locale, 'rated', { score: words(locale, `score${rating.score as 1 | 2 | 3 | 4 | 5}`) })}
      </p>
    );
  }
  return (
    <Card title={words(locale, 'rateTitle')}>
      <form class="mu-stack" method="post" action={citizenPaths.rating(dossier.id)} novalidate>
        <ChoiceBoxes
          type="radio"
          name="score"
          label={words(locale, 'rateQuestion')}
          options={ratingScores
            .toReversed()
            .map((score) => ({ value: String(score), label: words(locale, `score${score}`) }))}
          posted={posted}
        />
        <WordsBox name="comment" label={words(locale, 'rateComment')} maxLength={2000} posted={posted} />
        <p>
          <Button variant="secondary">{words(locale, 'rateSend')}</Button>
        </p>
      </form>
    </Card>
  );
}

import { usePage } from '#platform/html/index.ts';
import { Button, Card } from '#ui/index.ts';
import { words } from '../../citizen-words.ts';
import { ratingScores } from '../../commands/rate-dossier.ts';
import type { OwnDossier } from '../../own-dossier.ts';
import { citizenPaths } from '../../paths.ts';

export interface RatingFormProps {
  readonly own: OwnDossier;
  readonly issue?: string | undefined;
  readonly comment?: string | undefined;
}

/** Five degrees and a word; once given, what was said. */
export function RatingForm({ own: { dossier, rating }, issue, comment }: RatingFormProps) {
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
        <fieldset class="ds-fieldset" aria-describedby={issue && 'score-error'}>
          <legend class="ds-label">{words(locale, 'rateQuestion')}</legend>
          {ratingScores.toReversed().map((score, index) => {
            const id = index === 0 ? 'score' : `score-${score}`;
            return (
              <div class="ds-field" key={score}>
                <input
                  class="ds-input"
                  type="radio"
                  id={id}
                  name="score"
                  value={score}
                  aria-invalid={issue ? 'true' : undefined}
                />
                <label class="ds-label" data-weight="regular" for={id}>
                  {words(locale, `score${score}`)}
                </label>
              </div>
            );
          })}
          {issue && (
            <p class="ds-validation-message" data-field="validation" id="score-error">
              {issue}
            </p>
          )}
        </fieldset>
        <div class="ds-field">
          <label class="ds-label" for="comment">
            {words(locale, 'rateComment')}
          </label>
          <textarea class="ds-input" id="comment" name="comment" rows={3} maxLength={2000}>
            {comment}
          </textarea>
        </div>
        <p>
          <Button variant="secondary">{words(locale, 'rateSend')}</Button>
        </p>
      </form>
    </Card>
  );
}

import { usePage } from '#platform/html/index.ts';
import { ratingScores } from '../ratings.ts';
import { t } from '../text.ts';

/** Mouths from a frown to a smile, by the score. */
const mouths: Readonly<Record<number, string>> = {
  1: 'M8 17q4-4 8 0',
  2: 'M8 16.5q4-2 8 0',
  3: 'M8 16h8',
  4: 'M8 15.5q4 2 8 0',
  5: 'M8 15q4 4 8 0',
};

/** Five large buttons, each sending its score at once: one touch is enough. */
export function ScoreButtons() {
  const { locale } = usePage();
  return (
    <div class="scores">
      {ratingScores.toReversed().map((score) => (
        <button key={score} class="score" type="submit" name="score" value={score}>
          <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.4" aria-hidden="true">
            <circle cx="12" cy="12" r="10" />
            <path d={`M8.5 9.5v.6M15.5 9.5v.6${mouths[score]}`} stroke-linecap="round" />
          </svg>
          {t(locale, `score${score}`)}
        </button>
      ))}
    </div>
  );
}

import { usePage } from '#platform/html/index.ts';
import { Alert, Button, Card, ErrorSummary, LabelledBox } from '#ui/index.ts';
import { originalWords as t } from './original-words.ts';

/** Why the original was not shown. */
export type CompareProblem =
  | { readonly code: 'comparison-closed' }
  | {
      readonly code: 'digits-required' | 'digits-wrong';
      readonly params?: Readonly<Record<string, string | number>> | undefined;
    };

/** Whoever holds the paper shows it by what is printed there. Posts to the page it stands on. */
export function CompareForm({ problem }: { readonly problem: CompareProblem | undefined }) {
  const { locale } = usePage();
  const isClosed = problem?.code === 'comparison-closed';
  const issue =
    problem && problem.code !== 'comparison-closed'
      ? t(locale, `issue.${problem.code}`, problem.params)
      : undefined;
  return (
    <Card title={t(locale, 'compareTitle')}>
      {isClosed ? (
        <Alert tone="warning" isNews>
          <p>{t(locale, 'comparison-closed')}</p>
        </Alert>
      ) : (
        <form class="mu-stack" method="post" noValidate>
          <ErrorSummary errors={issue ? [['digits', issue]] : []} />
          <p>{t(locale, 'compareText')}</p>
          <LabelledBox id="digits" label={t(locale, 'digits')} issue={issue}>
            {(box) => (
              <input
                {...box}
                class="ds-input"
                inputmode="numeric"
                autocomplete="off"
                maxLength={12}
                size={8}
              />
            )}
          </LabelledBox>
          <div>
            <Button>{t(locale, 'compare')}</Button>
          </div>
        </form>
      )}
    </Card>
  );
}

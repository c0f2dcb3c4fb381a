import { usePage } from '#platform/html/index.ts';
import { Alert, Button, Card, PageTitle } from '#ui/index.ts';
import { paths } from '../paths.ts';
import { t } from '../text.ts';
import { CodeField } from './code-field.tsx';

export function SecondFactorPage({ failure }: { readonly failure?: string | undefined }) {
  const { locale } = usePage();
  return (
    <div class="mu-narrow mu-stack">
      <PageTitle title={t(locale, 'secondFactor')} lead={t(locale, 'secondFactorLead')} />
      {failure && (
        <Alert tone="danger" isNews>
          <p>{failure}</p>
        </Alert>
      )}
      <Card>
        <form class="mu-stack" method="post" action={paths.secondFactor}>
          <CodeField label={t(locale, 'authenticatorCode')} />
          <div>
            <Button>{t(locale, 'continue')}</Button>
          </div>
        </form>
      </Card>
    </div>
  );
}

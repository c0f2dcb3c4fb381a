import { usePage } from '#platform/html/index.ts';
import { Button, Card } from '#ui/index.ts';
import { paths } from '../paths.ts';
import { t } from '../text.ts';
import { CodeField } from './code-field.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

export function SecondFactorPage({ failure }: { readonly failure?: string | undefined }) {
  const { locale } = usePage();
  return (
    <SignInFrame title={t(locale, 'secondFactor')} lead={t(locale, 'secondFactorLead')} failure={failure}>
      <Card>
        <form class="mu-stack" method="post" action={paths.secondFactor}>
          <CodeField label={t(locale, 'authenticatorCode')} />
          <div>
            <Button>{t(locale, 'continue')}</Button>
          </div>
        </form>
      </Card>
    </SignInFrame>
  );
}

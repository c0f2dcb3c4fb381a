import { usePage } from '#platform/html/index.ts';
import { Button, Card, Disclosure } from '#ui/index.ts';
import type { CodeChannel } from '../code-address.ts';
import { paths } from '../paths.ts';
import { t } from '../text.ts';
import { CodeField } from './code-field.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

export interface EnterCodePageProps {
  readonly channel: CodeChannel;
  readonly address: string;
  readonly returnTo: string;
  readonly failure?: string | undefined;
}

export function EnterCodePage({ channel, address, returnTo, failure }: EnterCodePageProps) {
  const { locale } = usePage();
  return (
    <SignInFrame
      title={t(locale, 'enterCode')}
      lead={t(locale, `enterCodeLead.${channel}`, { address })}
      failure={failure}
    >
      <Card>
        <form class="mu-stack" method="post" action={paths.codeCheck}>
          <CodeField label={t(locale, 'code')} />
          <div>
            <Button>{t(locale, 'signIn')}</Button>
          </div>
        </form>
      </Card>
      <Disclosure summary={t(locale, 'noCode')}>
        <p>{t(locale, 'noCodeHint')}</p>
        <p>
          <a href={paths.signIn(returnTo)}>{t(locale, 'askAgain')}</a>
        </p>
      </Disclosure>
    </SignInFrame>
  );
}

import { usePage } from '#platform/html/index.ts';
import { Button, Card } from '#ui/index.ts';
import { paths } from '../paths.ts';
import { issueText, t } from '../text.ts';
import { SignInFrame } from './sign-in-frame.tsx';
import { TextField } from './text-field.tsx';

/** Asks a newcomer for their name; nothing else is needed yet. */
export function NamePage({
  issue,
  typed,
}: {
  readonly issue?: string | undefined;
  readonly typed?: string | undefined;
}) {
  const { locale } = usePage();
  return (
    <SignInFrame
      title={t(locale, 'yourName')}
      lead={t(locale, 'yourNameLead')}
      hasErrors={issue !== undefined}
    >
      <Card>
        <form class="mu-stack" method="post" action={paths.name}>
          <TextField
            name="fullName"
            label={t(locale, 'fullName')}
            autocomplete="name"
            value={typed}
            error={issue && issueText(locale, issue)}
            maxLength={200}
          />
          <div>
            <Button>{t(locale, 'continue')}</Button>
          </div>
        </form>
      </Card>
    </SignInFrame>
  );
}

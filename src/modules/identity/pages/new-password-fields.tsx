import { usePage } from '#platform/html/index.ts';
import { issueText, t } from '../text.ts';
import { TextField } from './text-field.tsx';

/** A new password, twice. */
export function NewPasswordFields({ issues }: { readonly issues: Readonly<Record<string, string>> }) {
  const { locale } = usePage();
  const error = (field: string) => issues[field] && issueText(locale, issues[field]);
  return (
    <>
      <TextField
        name="newPassword"
        type="password"
        label={t(locale, 'newPassword')}
        hint={t(locale, 'newPasswordHint')}
        error={error('newPassword')}
        autocomplete="new-password"
        maxLength={400}
      />
      <TextField
        name="repeated"
        type="password"
        label={t(locale, 'newPasswordRepeated')}
        error={error('repeated')}
        autocomplete="new-password"
        maxLength={400}
      />
    </>
  );
}

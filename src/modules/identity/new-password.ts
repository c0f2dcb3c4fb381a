/** A new password as it was typed, twice; what is wrong is told by field. */
export function newPasswordOf(form: URLSearchParams): {
  readonly password: string;
  readonly issues?: Readonly<Record<string, string>>;
} {
  const password = form.get('newPassword') ?? '';
  if (password === '') return { password, issues: { newPassword: 'required' } };
  if (password !== form.get('repeated')) return { password, issues: { repeated: 'password-not-repeated' } };
  return { password };
}

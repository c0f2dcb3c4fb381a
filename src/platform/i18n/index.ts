export type Locale = 'vi' | 'en';
export const defaultLocale: Locale = 'vi';

/** Texts by key; `{name}` in a text is replaced by the parameter of that name. */
export type Messages = Readonly<Record<string, string>>;

/**
 * A module's texts in both languages. English may lack a key: Vietnamese is shown then, never a bare key.
 *
 * @example const t = texts({ vi, en }); t('en', 'greeting', { name: 'Lan' })
 */
export function texts<Key extends string>(source: {
  readonly vi: Readonly<Record<Key, string>>;
  readonly en: Partial<Readonly<Record<Key, string>>>;
}) {
  return (locale: Locale, key: Key, params: Readonly<Record<string, string | number>> = {}): string => {
    const text = (locale === 'en' ? source.en[key] : undefined) ?? source.vi[key];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
}

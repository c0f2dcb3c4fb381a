import { type Original, signingPaths } from '#modules/signing/index.ts';
import { usePage } from '#platform/html/index.ts';
import { words } from '../../citizen-words.ts';

/** Where the codes on the issued papers lead: their owner need not scan them. */
export function PaperLinks({ originals }: { readonly originals: readonly Original[] }) {
  const { locale } = usePage();
  return originals.map(({ id, jws, documentNumber }) => (
    <p key={id}>
      <a href={signingPaths.original(jws)}>{words(locale, 'paperStanding', { number: documentNumber })}</a>
    </p>
  ));
}

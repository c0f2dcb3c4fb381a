import { nameIn } from '#modules/procedures/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Button, Card, PageTitle } from '#ui/index.ts';
import { words as citizenWords } from '../citizen-words.ts';
import type { OpenDraft } from '../open-draft.ts';
import { citizenPaths } from '../paths.ts';
import { Keeping, placesOf } from './keeping.tsx';
import { words } from './words.ts';

/** Stands in for the review when there is no line: what waits, each part to be opened again, and the button that sends. */
export function OfflinePage({ open }: { readonly open: OpenDraft }) {
  const { locale } = usePage();
  const { draft, version } = open;
  const name = nameIn(version.content, locale);
  return (
    <PublicFrame
      title={words(locale, 'title')}
      manifestHref={citizenPaths.manifest}
      breadcrumbs={[
        { label: citizenWords(locale, 'home'), href: '/' },
        { label: citizenWords(locale, 'own'), href: citizenPaths.own },
        { label: name },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle title={words(locale, 'title')} eyebrow={name} lead={words(locale, 'lead')} />
        <Keeping open={open} />
        <Card title={words(locale, 'parts')}>
          <p>{words(locale, 'partsHelp')}</p>
          <ul>
            {placesOf(open, locale).map(({ id, title, href }) => (
              <li key={id} data-stage={id}>
                <a href={href}>{title}</a>
              </li>
            ))}
          </ul>
        </Card>
        <form class="mu-stack" data-gap="small" method="post" action={citizenPaths.submission(draft.id)}>
          <p>{words(locale, 'help')}</p>
          <p>
            <Button>{words(locale, 'send')}</Button>
          </p>
        </form>
      </div>
    </PublicFrame>
  );
}

import { reachableStages } from '#engines/forms/index.ts';
import { nameIn } from '#modules/procedures/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Button, Card, PageTitle } from '#ui/index.ts';
import { words as citizenWords } from '../citizen-words.ts';
import { contactStage } from '../contact-form.ts';
import type { OpenDraft } from '../open-draft.ts';
import { citizenPaths } from '../paths.ts';
import { Keeping, KeepingOffer, placesOf } from './keeping.tsx';
import { words } from './words.ts';

/** Stands in for the review when there is no line: what waits, each part to be opened again, and the button that sends. */
export function OfflinePage({ open }: { readonly open: OpenDraft }) {
  const { locale } = usePage();
  const { draft, form, today, version } = open;
  const isReached = new Set(
    reachableStages(form, draft.answers, today)
      .map(({ id }) => id)
      .concat(contactStage),
  );
  const reached = placesOf(open, locale).filter(({ id }) => isReached.has(id));
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
        <div class="mu-stack" data-gap="large" data-until-sent>
          <Card title={words(locale, 'parts')}>
            <p>{words(locale, 'partsHelp')}</p>
            <ul>
              {reached.map(({ id, title, href }) => (
                <li key={id}>
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
        <KeepingOffer />
      </div>
    </PublicFrame>
  );
}

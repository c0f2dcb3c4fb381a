import { type Procedure, procedurePaths, timeInWords, usualChannel } from '#modules/procedures/index.ts';
import { PublicFrame, sitePaths } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { texts } from '#platform/i18n/index.ts';
import { Button, ButtonLink, Card, LinkCardList, SearchBox } from '#ui/index.ts';
import type { HomePack } from '../home-pack.ts';
import { en } from '../messages.en.ts';
import { vi } from '../messages.vi.ts';

const words = texts({ vi, en });

export interface HomePageProps {
  readonly popular: readonly {
    readonly procedure: Procedure;
    readonly title: HomePack['popular'][number]['title'];
  }[];
  readonly lifeEvents: HomePack['lifeEvents'];
}

/** The front door: the search first, then the ways most people take, then how far one's own matter is. */
export function HomePage({ popular, lifeEvents }: HomePageProps) {
  const { locale } = usePage();
  const t = (key: keyof typeof vi) => words(locale, key);
  return (
    <PublicFrame
      title={t('title')}
      description={t('description')}
      hero={
        <div class="mu-stack">
          <h1>{t('question')}</h1>
          <SearchBox
            action={procedurePaths.list()}
            isLarge
            label={t('searchLabel')}
            placeholder={t('searchHint')}
          />
        </div>
      }
    >
      <div class="mu-stack" data-gap="large">
        <section class="mu-stack">
          <h2>{t('lifeEvents')}</h2>
          <LinkCardList
            items={lifeEvents.map((event) => ({
              href: procedurePaths.list({ q: event.question[locale] }),
              title: event.title[locale],
              description: event.description[locale],
              icon: event.icon,
            }))}
          />
        </section>
        {popular.length > 0 && (
          <section class="mu-stack">
            <h2>{t('popular')}</h2>
            <LinkCardList
              items={popular.map(({ procedure, title }) => ({
                href: procedurePaths.procedure(procedure.code),
                title: title[locale],
                meta: timeInWords(usualChannel(procedure)?.timeLimit, locale),
              }))}
            />
            <p>
              <a href={procedurePaths.list()}>{t('all')}</a>
            </p>
          </section>
        )}
        <Own />
      </div>
    </PublicFrame>
  );
}

/** What concerns one's own matter: by its code without signing in, or all of them after it. */
function Own() {
  const { locale } = usePage();
  const t = (key: keyof typeof vi) => words(locale, key);
  return (
    <div class="mu-tiles">
      <Card title={t('track')}>
        <form class="mu-stack" data-gap="small" method="get" action={sitePaths.tracking}>
          <p>{t('trackHelp')}</p>
          <div class="ds-field">
            <label class="ds-label" for="code">
              {t('code')}
            </label>
            <input
              class="ds-input"
              id="code"
              name="code"
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
            />
          </div>
          <p>
            <Button>{t('trackButton')}</Button>
          </p>
        </form>
      </Card>
      <Card title={t('mine')}>
        <div class="mu-stack" data-gap="small">
          <p>{t('mineHelp')}</p>
          <p>
            <ButtonLink variant="secondary" href={sitePaths.ownDossiers}>
              {t('open')}
            </ButtonLink>
          </p>
        </div>
      </Card>
    </div>
  );
}

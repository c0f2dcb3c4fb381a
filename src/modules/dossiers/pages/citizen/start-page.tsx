import { principalName } from '#modules/mandates/index.ts';
import {
  feeInWords,
  nameIn,
  Papers,
  procedurePaths,
  timeInWords,
  usualChannel,
} from '#modules/procedures/index.ts';
import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import {
  Alert,
  Button,
  ChoiceBoxes,
  formatDateTime,
  isRefused,
  nothingPosted,
  PageTitle,
  type Posted,
  PostedProblem,
  SelectBox,
  SummaryList,
} from '#ui/index.ts';
import type { StartOf } from '../../apply-routes.tsx';
import { words } from '../../citizen-words.ts';
import { citizenPaths } from '../../paths.ts';

export interface StartPageProps extends StartOf {
  readonly posted?: Posted;
}

/** Before the first question: what is needed, how long it takes, what it costs, and which commune is competent. */
export function StartPage({
  version,
  places,
  mandates,
  home,
  begun,
  posted = nothingPosted,
}: StartPageProps) {
  const { locale } = usePage();
  const procedure = version.content;
  const channel = usualChannel(procedure);
  const name = nameIn(procedure, locale);
  return (
    <PublicFrame
      title={words(locale, 'applyFor', { name })}
      hasErrors={isRefused(posted)}
      breadcrumbs={[
        { label: words(locale, 'home'), href: '/' },
        { label: name, href: procedurePaths.procedure(procedure.code) },
        { label: words(locale, 'apply') },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle title={name} eyebrow={words(locale, 'apply')} />
        <PostedProblem posted={posted} />
        {begun.length > 0 && (
          <Alert tone="info" title={words(locale, 'begunTitle')}>
            <ul>
              {begun.map((draft) => (
                <li key={draft.id}>
                  <a href={citizenPaths.draft(draft.id)}>
                    {words(locale, 'goOnFrom', { when: formatDateTime(draft.updatedAt, locale) })}
                  </a>
                </li>
              ))}
            </ul>
          </Alert>
        )}
        <SummaryList
          rows={[
            { term: words(locale, 'time'), value: timeInWords(channel?.timeLimit, locale) },
            ...(channel ? [{ term: words(locale, 'fee'), value: feeInWords(channel, locale) }] : []),
          ]}
        />
        <section class="mu-stack">
          <h2>{words(locale, 'prepare')}</h2>
          <Papers components={procedure.components} />
          <p class="mu-quiet">{words(locale, 'prepareHelp')}</p>
        </section>
        <form
          class="stage-form mu-stack"
          method="post"
          action={citizenPaths.apply(procedure.code)}
          novalidate
        >
          {mandates.length > 0 && <ForWhom mandates={mandates} posted={posted} />}
          {places.length > 0 && <PlaceBox places={places} home={home} posted={posted} />}
          <p>
            <Button>{words(locale, 'begin')}</Button>
          </p>
        </form>
      </div>
    </PublicFrame>
  );
}

/** For oneself, or for someone whose mandate the person holds. */
function ForWhom({ mandates, posted }: Pick<StartPageProps, 'mandates'> & { readonly posted: Posted }) {
  const { locale } = usePage();
  return (
    <ChoiceBoxes
      type="radio"
      name="mandate"
      label={words(locale, 'forWhom')}
      options={[
        { value: '', label: words(locale, 'forMyself') },
        ...mandates.map((mandate) => ({ value: mandate.id, label: principalName(mandate) })),
      ]}
      chosen={['']}
      posted={posted}
    />
  );
}

function PlaceBox({
  places,
  home,
  posted,
}: Pick<StartPageProps, 'places' | 'home'> & { readonly posted: Posted }) {
  const { locale } = usePage();
  return (
    <SelectBox
      name="placeCode"
      label={words(locale, 'place')}
      hint={words(locale, 'placeHint')}
      none={words(locale, 'choose')}
      options={places.map((place) => ({
        value: place.code,
        label: (locale === 'en' && place.nameEn) || place.name,
      }))}
      value={home}
      posted={posted}
    />
  );
}

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
import { Alert, Button, ErrorSummary, formatDateTime, PageTitle, SummaryList } from '#ui/index.ts';
import type { StartOf } from '../../apply-routes.tsx';
import { words } from '../../citizen-words.ts';
import { citizenPaths } from '../../paths.ts';

export interface StartPageProps extends StartOf {
  /** Under which it was to be sent, when the page is shown again. */
  readonly mandateId?: string | null | undefined;
  readonly isPlaceMissing?: boolean | undefined;
}

/** Before the first question: what is needed, how long it takes, what it costs, and which commune is competent. */
export function StartPage({
  version,
  places,
  mandates,
  home,
  begun,
  mandateId = null,
  isPlaceMissing = false,
}: StartPageProps) {
  const { locale } = usePage();
  const procedure = version.content;
  const channel = usualChannel(procedure);
  const name = nameIn(procedure, locale);
  return (
    <PublicFrame
      title={words(locale, 'applyFor', { name })}
      hasErrors={isPlaceMissing}
      breadcrumbs={[
        { label: words(locale, 'home'), href: '/' },
        { label: name, href: procedurePaths.procedure(procedure.code) },
        { label: words(locale, 'apply') },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle title={name} eyebrow={words(locale, 'apply')} />
        {isPlaceMissing && <ErrorSummary errors={[['placeCode', words(locale, 'placeMissing')]]} />}
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
          {mandates.length > 0 && <ForWhom mandates={mandates} chosen={mandateId} />}
          {places.length > 0 && <PlaceField places={places} home={home} isMissing={isPlaceMissing} />}
          <p>
            <Button>{words(locale, 'begin')}</Button>
          </p>
        </form>
      </div>
    </PublicFrame>
  );
}

/** For oneself, or for someone whose mandate the person holds. */
function ForWhom({
  mandates,
  chosen,
}: Pick<StartPageProps, 'mandates'> & { readonly chosen: string | null }) {
  const { locale } = usePage();
  const options = [
    { id: '', name: words(locale, 'forMyself') },
    ...mandates.map((mandate) => ({ id: mandate.id, name: principalName(mandate) })),
  ];
  return (
    <fieldset class="ds-fieldset">
      <legend class="ds-label">{words(locale, 'forWhom')}</legend>
      {options.map(({ id, name }) => (
        <div class="ds-field" key={id}>
          <input
            class="ds-input"
            type="radio"
            id={`mandate-${id}`}
            name="mandate"
            value={id}
            checked={id === (chosen ?? '')}
          />
          <label class="ds-label" data-weight="regular" for={`mandate-${id}`}>
            {name}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

function PlaceField({
  places,
  home,
  isMissing,
}: Pick<StartPageProps, 'places' | 'home'> & { readonly isMissing: boolean }) {
  const { locale } = usePage();
  return (
    <div class="ds-field">
      <label class="ds-label" for="placeCode">
        {words(locale, 'place')}
      </label>
      <div data-field="description" id="placeCode-hint">
        {words(locale, 'placeHint')}
      </div>
      <select
        class="ds-input"
        id="placeCode"
        name="placeCode"
        aria-describedby="placeCode-hint"
        aria-invalid={isMissing ? 'true' : undefined}
      >
        <option value="">{words(locale, 'choose')}</option>
        {places.map((place) => (
          <option key={place.code} value={place.code} selected={place.code === home}>
            {(locale === 'en' && place.nameEn) || place.name}
          </option>
        ))}
      </select>
      {isMissing && (
        <p class="ds-validation-message" data-field="validation">
          {words(locale, 'placeMissing')}
        </p>
      )}
    </div>
  );
}

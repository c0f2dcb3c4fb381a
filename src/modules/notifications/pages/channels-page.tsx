import { PublicFrame } from '#modules/site/index.ts';
import type { Issue } from '#platform/errors/index.ts';
import { usePage } from '#platform/html/index.ts';
import { BoxIssue, Button, ErrorSummary, PageTitle } from '#ui/index.ts';
import { t } from '../messages.ts';
import type { Channel, Choice, Choices } from '../model.ts';
import { noticePaths } from '../paths.ts';
import type { NoticeClass, NoticeRules } from '../rules.ts';

export interface ChannelsPageProps {
  readonly rules: NoticeRules;
  readonly choices: Choices;
  /** Those that can reach this person, in the order of the pack. */
  readonly offered: readonly Channel[];
  readonly issues?: readonly Issue[];
}

/** By what each class of notice reaches a person: theirs to say, but for what the law asks to be told. */
export function ChannelsPage({ rules, choices, offered, issues = [] }: ChannelsPageProps) {
  const { locale } = usePage();
  const classes = rules.classes.filter(({ isForOfficers }) => !isForOfficers);
  const textOf = (code: string) => {
    const issue = issues.find(({ field }) => field === `/${code}`);
    return issue && t(locale, issue.code as 'notice-required');
  };
  return (
    <PublicFrame
      title={t(locale, 'howTo')}
      hasErrors={issues.length > 0}
      breadcrumbs={[
        { label: t(locale, 'home'), href: '/' },
        { label: t(locale, 'title'), href: noticePaths.own() },
        { label: t(locale, 'howTo') },
      ]}
    >
      <div class="mu-narrow mu-stack" data-gap="large">
        <PageTitle title={t(locale, 'howTo')} lead={t(locale, 'chooseLead')} />
        <ErrorSummary
          errors={issues.map(({ field }) => [field.slice(1), textOf(field.slice(1))!] as const)}
        />
        <form class="mu-stack" data-gap="large" method="post" action={noticePaths.channels()}>
          {classes.map((each) => (
            <ClassChoice
              key={each.code}
              of={each}
              chosen={choices[each.code]}
              offered={offered}
              issue={textOf(each.code)}
            />
          ))}
          <p class="mu-quiet">{t(locale, 'quiet', rules.quietHours)}</p>
          <p>
            <Button>{t(locale, 'save')}</Button>
          </p>
        </form>
      </div>
    </PublicFrame>
  );
}

interface ClassChoiceProps {
  readonly of: NoticeClass;
  readonly chosen: Choice | undefined;
  readonly offered: readonly Channel[];
  readonly issue: string | undefined;
}

function ClassChoice({
  of: { code, name, help, isRequired, legalBasis },
  chosen,
  offered,
  issue,
}: ClassChoiceProps) {
  const { locale } = usePage();
  const options: readonly Choice[] = isRequired && offered.length > 0 ? offered : [...offered, 'page'];
  // What goes without a choice is shown as chosen, so that the page says what is and not what was pressed.
  const now = chosen && options.includes(chosen) ? chosen : options[0];
  return (
    <fieldset class="ds-fieldset" aria-describedby={`${code}-help${issue ? ` ${code}-error` : ''}`}>
      <legend class="ds-label">{name[locale]}</legend>
      <div data-field="description" id={`${code}-help`}>
        {help[locale]} {isRequired && t(locale, 'required', { law: legalBasis! })}
      </div>
      {options.map((option, index) => {
        const id = index === 0 ? code : `${code}-${option}`;
        return (
          <div class="ds-field" key={option}>
            <input
              class="ds-input"
              type="radio"
              id={id}
              name={code}
              value={option}
              checked={option === now}
              aria-invalid={issue ? 'true' : undefined}
            />
            <label class="ds-label" data-weight="regular" for={id}>
              {t(locale, `channel.${option}`)}
            </label>
          </div>
        );
      })}
      <BoxIssue id={code} issue={issue} />
    </fieldset>
  );
}

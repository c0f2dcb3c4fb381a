import { PublicFrame, sitePaths } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Button, Card, ErrorSummary, PageTitle } from '#ui/index.ts';
import { t } from '../messages.ts';
import { mandatePaths } from '../paths.ts';
import { Choice, Line, type Typed } from './field.tsx';

export interface GrantPageProps extends Partial<Pick<Typed, 'issues'>>, Pick<Typed, 'values'> {
  readonly mostMonths: number;
}

/** Whom to let act, for whom, for which procedures, from when to when. */
export function GrantPage({ values, issues = new Map(), mostMonths }: GrantPageProps) {
  const { locale } = usePage();
  const typed = { values, issues };
  const title = t(locale, 'grant');
  return (
    <PublicFrame
      title={title}
      hasErrors={issues.size > 0}
      breadcrumbs={[
        { label: t(locale, 'account'), href: sitePaths.account },
        { label: t(locale, 'title'), href: mandatePaths.list() },
        { label: title },
      ]}
    >
      <div class="mu-narrow mu-stack" data-gap="large">
        <PageTitle title={title} lead={t(locale, 'grantLead')} />
        <Card>
          <form class="mu-stack" method="post" action={mandatePaths.granting()} novalidate>
            <ErrorSummary errors={issues} />
            <Line
              name="agentLabel"
              label={t(locale, 'agentLabel')}
              hint={t(locale, 'agentHint')}
              typed={typed}
            />
            <Choice
              name="principal"
              label={t(locale, 'forWhom')}
              options={[
                ['self', t(locale, 'forSelf')],
                ['organisation', t(locale, 'forOrganisation')],
              ]}
              typed={typed}
            />
            <Line
              name="organisationName"
              label={t(locale, 'organisationName')}
              hint={t(locale, 'organisationHint')}
              typed={typed}
            />
            <Line
              name="organisationTaxCode"
              label={t(locale, 'taxCode')}
              hint={t(locale, 'taxCodeHint')}
              typed={typed}
            />
            <Choice
              name="scope"
              label={t(locale, 'which')}
              options={[
                ['all', t(locale, 'whichAll')],
                ['some', t(locale, 'whichSome')],
              ]}
              typed={typed}
            />
            <Line
              name="procedureCodes"
              label={t(locale, 'codes')}
              hint={t(locale, 'codesHint')}
              typed={typed}
            />
            <Line name="validFrom" type="date" label={t(locale, 'validFrom')} typed={typed} />
            <Line
              name="validUntil"
              type="date"
              label={t(locale, 'validUntil')}
              hint={t(locale, 'daysHint', { months: mostMonths })}
              typed={typed}
            />
            <p>{t(locale, 'discloses')}</p>
            <div class="mu-row">
              <Button>{t(locale, 'create')}</Button>
              <a href={mandatePaths.list()}>{t(locale, 'back')}</a>
            </div>
          </form>
        </Card>
      </div>
    </PublicFrame>
  );
}

import { PublicFrame, sitePaths } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import {
  Button,
  Card,
  ChoiceBoxes,
  isRefused,
  PageTitle,
  type Posted,
  PostedProblem,
  TextBox,
} from '#ui/index.ts';
import { t } from '../messages.ts';
import { mandatePaths } from '../paths.ts';

export interface GrantPageProps {
  readonly posted: Posted;
  readonly mostMonths: number;
}

/** Whom to let act, for whom, for which procedures, from when to when. */
export function GrantPage({ posted, mostMonths }: GrantPageProps) {
  const { locale } = usePage();
  const title = t(locale, 'grant');
  return (
    <PublicFrame
      title={title}
      hasErrors={isRefused(posted)}
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
            <PostedProblem posted={posted} />
            <TextBox
              name="agentLabel"
              label={t(locale, 'agentLabel')}
              hint={t(locale, 'agentHint')}
              posted={posted}
            />
            <ChoiceBoxes
              type="radio"
              name="principal"
              label={t(locale, 'forWhom')}
              options={[
                { value: 'self', label: t(locale, 'forSelf') },
                { value: 'organisation', label: t(locale, 'forOrganisation') },
              ]}
              posted={posted}
            />
            <TextBox
              name="organisationName"
              label={t(locale, 'organisationName')}
              hint={t(locale, 'organisationHint')}
              posted={posted}
            />
            <TextBox
              name="organisationTaxCode"
              label={t(locale, 'taxCode')}
              hint={t(locale, 'taxCodeHint')}
              posted={posted}
            />
            <ChoiceBoxes
              type="radio"
              name="scope"
              label={t(locale, 'which')}
              options={[
                { value: 'all', label: t(locale, 'whichAll') },
                { value: 'some', label: t(locale, 'whichSome') },
              ]}
              posted={posted}
            />
            <TextBox
              name="procedureCodes"
              label={t(locale, 'codes')}
              hint={t(locale, 'codesHint')}
              posted={posted}
            />
            <TextBox name="validFrom" type="date" label={t(locale, 'validFrom')} posted={posted} />
            <TextBox
              name="validUntil"
              type="date"
              label={t(locale, 'validUntil')}
              hint={t(locale, 'daysHint', { months: mostMonths })}
              posted={posted}
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

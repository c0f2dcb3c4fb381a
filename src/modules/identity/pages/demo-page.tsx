import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Card, PageTitle } from '#ui/index.ts';
import type { Citizen } from '../model.ts';
import { paths } from '../paths.ts';
import type { DemoOfficer } from '../queries.ts';
import { t } from '../text.ts';

export interface DemoPageProps {
  readonly officers: readonly DemoOfficer[];
  readonly citizens: readonly Citizen[];
}

/** Everyone of the invented province; one press enters as that person. */
export function DemoPage({ officers, citizens }: DemoPageProps) {
  const { locale } = usePage();
  const byAgency = Map.groupBy(officers, (officer) => officer.agency);
  return (
    <PublicFrame title={t(locale, 'demoTitle')}>
      <div class="mu-stack">
        <PageTitle title={t(locale, 'demoTitle')} lead={t(locale, 'demoLead')} />
        <Card title={t(locale, 'demoCitizens')}>
          <ul class="mu-people">
            {citizens.map(({ id, fullName, dateOfBirth }) => (
              <Person
                key={id}
                kind="citizen"
                id={id}
                name={fullName}
                detail={dateOfBirth ? String(dateOfBirth.year) : ''}
              />
            ))}
          </ul>
        </Card>
        {[...byAgency].map(([agency, people]) => (
          <Card key={agency} title={agency}>
            <ul class="mu-people">
              {people.map(({ id, fullName, title }) => (
                <Person key={id} kind="officer" id={id} name={fullName} detail={title} />
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </PublicFrame>
  );
}

interface PersonProps {
  readonly kind: 'officer' | 'citizen';
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

function Person({ kind, id, name, detail }: PersonProps) {
  const { locale } = usePage();
  return (
    <li>
      <form method="post" action={paths.demoSignIn}>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="id" value={id} />
        <button
          class="ds-button"
          data-variant="secondary"
          type="submit"
          aria-label={t(locale, 'demoEnter', { name })}
        >
          {name}
        </button>
      </form>
      <span class="mu-quiet">{detail}</span>
    </li>
  );
}

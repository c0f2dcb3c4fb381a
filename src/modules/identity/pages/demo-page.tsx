import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Button, formatDate, PageTitle } from '#ui/index.ts';
import type { Citizen } from '../model.ts';
import { paths } from '../paths.ts';
import type { DemoOfficer } from '../queries.ts';
import { t } from '../text.ts';

export interface DemoPageProps {
  readonly officers: readonly DemoOfficer[];
  readonly citizens: readonly Citizen[];
}

interface Person {
  readonly kind: 'officer' | 'citizen';
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

/** Everyone of the invented province; one press enters as that person. */
export function DemoPage({ officers, citizens }: DemoPageProps) {
  const { locale } = usePage();
  const outside: readonly Person[] = citizens.map(({ id, fullName, dateOfBirth }) => ({
    kind: 'citizen',
    id,
    name: fullName,
    detail: dateOfBirth ? t(locale, 'bornOn', { date: formatDate(dateOfBirth, locale) }) : '',
  }));
  return (
    <PublicFrame title={t(locale, 'demoTitle')}>
      <div class="mu-stack">
        <PageTitle title={t(locale, 'demoTitle')} lead={t(locale, 'demoLead')} />
        <People heading={t(locale, 'demoCitizens')} people={outside} />
        {[...Map.groupBy(officers, (officer) => officer.agency)].map(([agency, inside]) => (
          <People
            key={agency}
            heading={agency}
            people={inside.map(({ id, fullName, title }) => ({
              kind: 'officer',
              id,
              name: fullName,
              detail: title,
            }))}
          />
        ))}
      </div>
    </PublicFrame>
  );
}

function People({ heading, people }: { readonly heading: string; readonly people: readonly Person[] }) {
  return (
    <section class="mu-stack">
      <h2>{heading}</h2>
      <ul class="mu-link-cards" data-layout="grid">
        {people.map((person) => (
          <li key={person.id}>
            <div>
              <Entrance {...person} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const Entrance = ({ kind, id, name, detail }: Person) => (
  <form class="mu-stack" data-gap="small" method="post" action={paths.demoSignIn}>
    <input type="hidden" name="kind" value={kind} />
    <input type="hidden" name="id" value={id} />
    <div>
      <Button variant="secondary">{name}</Button>
    </div>
    <p class="mu-quiet">{detail}</p>
  </form>
);

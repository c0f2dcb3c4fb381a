import { PublicFrame, sitePaths } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import {
  Button,
  Card,
  Disclosure,
  EmptyState,
  formatDateTime,
  LinkCardList,
  PageTitle,
  SummaryList,
  Tag,
} from '#ui/index.ts';
import type { Appointment } from '../appointments.ts';
import type { Centre } from '../model.ts';
import { centrePaths } from '../paths.ts';
import { t } from '../text.ts';

export interface AppointmentsPageProps {
  readonly appointments: readonly Appointment[];
  readonly centres: readonly Centre[];
  readonly now: Temporal.Instant;
}

/** A person's appointments, and the places where another may be made. */
export function AppointmentsPage({ appointments, centres, now }: AppointmentsPageProps) {
  const { locale } = usePage();
  return (
    <PublicFrame
      title={t(locale, 'appointments')}
      breadcrumbs={[
        { label: t(locale, 'account'), href: sitePaths.account },
        { label: t(locale, 'appointments') },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle title={t(locale, 'appointments')} lead={t(locale, 'appointmentsLead')} />
        {appointments.length === 0 && <EmptyState title={t(locale, 'noAppointments')} />}
        {appointments.map((appointment) => (
          <AppointmentCard
            key={appointment.id}
            appointment={appointment}
            centre={centres.find(({ id }) => id === appointment.centreId)}
            isAhead={Temporal.Instant.compare(now, appointment.startsAt) < 0}
          />
        ))}
        <section class="mu-stack">
          <h2>{t(locale, 'chooseCentre')}</h2>
          <LinkCardList
            layout="rows"
            items={centres.map(({ code, name, nameEn }) => ({
              href: centrePaths.booking(code),
              title: (locale === 'en' && nameEn) || name,
            }))}
          />
        </section>
      </div>
    </PublicFrame>
  );
}

interface AppointmentCardProps {
  readonly appointment: Appointment;
  readonly centre: Centre | undefined;
  readonly isAhead: boolean;
}

function AppointmentCard({ appointment, centre, isAhead }: AppointmentCardProps) {
  const { locale } = usePage();
  const { id, state, startsAt, code } = appointment;
  const when = formatDateTime(startsAt, locale);
  return (
    <Card title={when}>
      <p>
        <Tag tone={state === 'booked' ? 'success' : 'neutral'}>{t(locale, `state.${state}`)}</Tag>
      </p>
      <SummaryList
        rows={[
          { term: t(locale, 'place'), value: centre?.name ?? '—' },
          { term: t(locale, 'code'), value: <strong>{code}</strong> },
        ]}
      />
      {state === 'booked' && isAhead && (
        <Disclosure summary={t(locale, 'cancel')}>
          <form method="post" action={centrePaths.cancellation(id)}>
            <Button variant="secondary" color="danger">
              {t(locale, 'cancel')}
              <span class="ds-sr-only"> {when}</span>
            </Button>
          </form>
        </Disclosure>
      )}
    </Card>
  );
}

import { PublicFrame } from '#modules/site/index.ts';
import { usePage } from '#platform/html/index.ts';
import { Alert, Button, formatLongDate, formatTime, LabelledBox, PageTitle } from '#ui/index.ts';
import type { Centre, Group } from '../model.ts';
import { centrePaths } from '../paths.ts';
import type { Slot } from '../slots.ts';
import { t } from '../text.ts';
import { groupName } from './kiosk-groups.tsx';

export interface BookingPageProps {
  readonly centre: Centre;
  readonly groups: readonly Group[];
  readonly days: readonly Temporal.PlainDate[];
  readonly group: Group;
  readonly day: Temporal.PlainDate;
  readonly slots: readonly Slot[];
  /** Why it was not booked. */
  readonly refused?: string | undefined;
}

/** What for, on which day, at which hour: each a list, so that it works by keyboard, by voice and without script. */
export function BookingPage(props: BookingPageProps) {
  const { locale } = usePage();
  const { centre, groups, days, group, day, slots, refused } = props;
  const title = (locale === 'en' && centre.nameEn) || centre.name;
  return (
    <PublicFrame
      title={t(locale, 'book')}
      hasErrors={refused !== undefined}
      breadcrumbs={[
        { label: t(locale, 'appointments'), href: centrePaths.appointments },
        { label: t(locale, 'book') },
      ]}
    >
      <div class="mu-stack" data-gap="large">
        <PageTitle title={t(locale, 'book')} eyebrow={title} />
        {refused && (
          <Alert tone="danger" title={refused} isNews>
            <p>{t(locale, 'chooseSlot')}</p>
          </Alert>
        )}
        <form class="mu-stack" method="get" action={centrePaths.booking(centre.code)}>
          <LabelledBox id="nhom" label={t(locale, 'chooseGroupLabel')}>
            {(box) => (
              <select class="ds-input" {...box}>
                {groups.map((each) => (
                  <option key={each.code} value={each.code} selected={each.code === group.code}>
                    {groupName(each, locale)}
                  </option>
                ))}
              </select>
            )}
          </LabelledBox>
          <LabelledBox id="ngay" label={t(locale, 'chooseDay')}>
            {(box) => (
              <select class="ds-input" {...box}>
                {days.map((each) => (
                  <option key={each.toString()} value={each.toString()} selected={each.equals(day)}>
                    {formatLongDate(each, locale)}
                  </option>
                ))}
              </select>
            )}
          </LabelledBox>
          <div>
            <Button variant="secondary">{t(locale, 'show')}</Button>
          </div>
        </form>
        <SlotForm {...props} slots={slots} />
      </div>
    </PublicFrame>
  );
}

function SlotForm({ centre, group, day, slots }: BookingPageProps) {
  const { locale } = usePage();
  if (!slots.some(({ left }) => left > 0)) return <p>{t(locale, 'noSlots')}</p>;
  const asked = { group: group.code, day: day.toString() };
  return (
    <form class="mu-stack" method="post" action={centrePaths.booking(centre.code, asked)}>
      <fieldset class="ds-fieldset">
        <legend class="ds-label">
          {groupName(group, locale)} · {formatLongDate(day, locale)}
        </legend>
        {slots.map(({ startsAt, left }) => {
          const id = `gio-${startsAt.epochMilliseconds}`;
          return (
            <div class="ds-field" key={id}>
              <input
                class="ds-input"
                type="radio"
                id={id}
                name="gio"
                value={startsAt.toString()}
                disabled={left === 0}
                required
              />
              <label class="ds-label" data-weight="regular" for={id}>
                {formatTime(startsAt)} (
                {left === 0 ? t(locale, 'slotFullLabel') : t(locale, 'slotsLeft', { count: left })})
              </label>
            </div>
          );
        })}
      </fieldset>
      <div>
        <Button>{t(locale, 'bookNow')}</Button>
      </div>
    </form>
  );
}

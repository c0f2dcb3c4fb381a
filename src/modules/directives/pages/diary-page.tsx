import { DeskFrame } from '#modules/site/index.ts';
import {
  Card,
  EmptyState,
  FilterBar,
  FilterField,
  formatLongDate,
  formatTime,
  PageTitle,
} from '#ui/index.ts';
import type { ToldAct } from '../diary/tell-acts.ts';
import { paths } from '../paths.ts';
import { monthName } from './figures-page.tsx';

export interface DiaryPageProps {
  readonly officer: { readonly officerId: string; readonly fullName: string };
  /** Others whose diaries the reader may see. */
  readonly officers: readonly { readonly officerId: string; readonly fullName: string }[];
  readonly month: string;
  readonly months: readonly string[];
  readonly days: readonly { readonly day: string; readonly acts: readonly ToldAct[] }[];
}

/** A month of an officer's work, day by day, the latest day first: nothing is typed, all of it happened. */
export function DiaryPage({ officer, officers, month, months, days }: DiaryPageProps) {
  return (
    <DeskFrame
      title="Nhật ký công việc"
      breadcrumbs={[{ label: 'Nhiệm vụ', href: paths.list() }, { label: 'Nhật ký công việc' }]}
    >
      <div class="mu-stack">
        <PageTitle
          eyebrow={officer.fullName}
          title="Nhật ký công việc"
          lead="Ghi từ những việc đã làm trên hệ thống; không ai gõ thêm hay xóa bớt."
        />
        <FilterBar action={paths.diary()} label="Chọn tháng và cán bộ">
          <FilterField
            name="thang"
            label="Tháng"
            value={month}
            options={months.map((each) => ({ value: each, label: monthName(each) }))}
          />
          {officers.length > 0 && (
            <FilterField
              name="can-bo"
              label="Cán bộ"
              value={officer.officerId}
              options={[
                { value: '', label: 'Tôi' },
                ...officers.map(({ officerId, fullName }) => ({ value: officerId, label: fullName })),
              ]}
            />
          )}
        </FilterBar>
        {days.length === 0 && <EmptyState title="Tháng này chưa có việc nào được ghi nhận" />}
        {days.map(({ day, acts }) => (
          <Card key={day} title={formatLongDate(Temporal.PlainDate.from(day), 'vi')}>
            <ul class="mu-plain-list">
              {acts.map((told) => (
                <li key={told.act.id}>
                  <Told {...told} />
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </DeskFrame>
  );
}

const Told = ({ act, words, subject }: ToldAct) => (
  <p>
    <time class="mu-number" dateTime={act.recordedAt.toString()}>
      {formatTime(act.recordedAt)}
    </time>{' '}
    {words}
    {subject && (
      <>
        {': '}
        {subject.href ? <a href={subject.href}>{subject.name}</a> : subject.name}
      </>
    )}
    {act.onBehalfOf && <span class="mu-quiet"> (làm thay)</span>}
  </p>
);

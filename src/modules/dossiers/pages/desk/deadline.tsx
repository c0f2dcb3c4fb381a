import { type Calendar, explainDeadline, type Standing, standingOf } from '#engines/working-time/index.ts';
import { timeLeft } from '#modules/workflow/index.ts';
import { DeadlineChip, Disclosure, formatDateTime, Tag, type TagTone } from '#ui/index.ts';
import { type Dossier, isRunning, statuses } from '../../model.ts';

export interface DeadlineProps {
  readonly dossier: Dossier;
  readonly calendar: Calendar;
  readonly now: Temporal.Instant;
}

const standings: Readonly<Partial<Record<Standing, readonly [TagTone, string]>>> = {
  early: ['success', 'Xong trước hạn'],
  onTime: ['success', 'Xong đúng hạn'],
  late: ['danger', 'Xong trễ hạn'],
};

/** How the dossier stands against its deadline, in a word or two. */
export function DeadlineMark({ dossier, calendar, now }: DeadlineProps) {
  const { dueAt, status } = dossier;
  if (!dueAt) return null;
  if (isRunning(status)) return <DeadlineChip left={timeLeft(calendar, now, dueAt)} dueAt={dueAt} />;
  if (status === statuses.awaitingSupplement || status === statuses.awaitingPayment) {
    return <DeadlineChip left={timeLeft(calendar, now, dueAt)} dueAt={dueAt} isPaused />;
  }
  if (!dossier.clock) return null;
  const found = standings[standingOf(calendar, dossier.clock, now)];
  return found ? <Tag tone={found[0]}>{found[1]}</Tag> : null;
}

/** When it is due and, for those who ask, why then. */
export function DeadlineInWords({ dossier, calendar }: DeadlineProps) {
  if (!dossier.dueAt || !dossier.clock) {
    return <p class="mu-quiet">Chưa tính hạn: thời hạn bắt đầu khi tiếp nhận.</p>;
  }
  const { text, isCertain } = explainDeadline(calendar, dossier.clock, 'vi');
  return (
    <>
      <p>
        Hẹn trả <strong>{formatDateTime(dossier.dueAt, 'vi')}</strong>
      </p>
      {dossier.timeLimitAmount === null && (
        <p class="mu-quiet">Thủ tục chưa công bố thời hạn; hạn này chỉ để sắp xếp công việc.</p>
      )}
      <Disclosure summary="Vì sao là ngày này">
        <p>{text}</p>
        {!isCertain && <p>Còn phụ thuộc ngày nghỉ chưa có quyết định chính thức.</p>}
      </Disclosure>
    </>
  );
}

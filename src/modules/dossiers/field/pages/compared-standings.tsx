import type { ComponentChildren } from 'preact';
import { DataTable, formatDateTime } from '#ui/index.ts';
import { statusNames } from '../../messages.vi.ts';
import { statusName } from '../../model.ts';
import type { HeldAct } from '../field-views.ts';
import type { Difference, StepStanding } from '../model.ts';
import { outcomeInWords } from '../words.vi.ts';

interface Row {
  readonly what: string;
  readonly before: ComponentChildren;
  readonly now: ComponentChildren;
  readonly mine: ComponentChildren;
}

/** Field by field: how it stood when the dossier was taken along, how it stands, what the officer wrote. */
export const ComparedStandings = ({ view }: { readonly view: HeldAct }) => (
  <DataTable
    caption="Khi mang đi, hiện nay và bạn ghi"
    rows={[...ownRows(view), ...view.differences.filter(({ of }) => of !== 'step').map(rowOf)]}
    rowKey={({ what }) => what}
    stacksOnPhone
    empty=""
    columns={[
      { key: 'what', header: 'Mục', namesRow: true, cell: ({ what }) => what },
      { key: 'before', header: 'Khi mang đi', cell: ({ before }) => before ?? '–' },
      { key: 'now', header: 'Hiện nay', cell: ({ now }) => now ?? '–' },
      { key: 'mine', header: 'Bạn ghi', cell: ({ mine }) => mine ?? '–' },
    ]}
  />
);

/** What was written in the field, beside what stands there. */
function ownRows({ act, copy, now, files }: HeldAct): readonly Row[] {
  const { text, outcome } = act.entry;
  if (act.kind === 'note') return [{ what: 'Ghi chép', before: null, now: null, mine: text }];
  if (act.kind === 'papers') {
    return [
      { what: 'Ảnh, giấy tờ', before: null, now: null, mine: files.map(({ name }) => name).join(', ') },
    ];
  }
  const before = copy.taken?.step;
  return [
    { what: 'Bước', before: before?.title, now: now?.step.title, mine: null },
    {
      what: 'Kết quả bước',
      before: before && stepInWords(before),
      now: now && stepInWords(now.step),
      mine: outcomeInWords(outcome),
    },
    { what: 'Ý kiến', before: before?.remark, now: now?.step.remark, mine: text || null },
  ];
}

function stepInWords({ state, isOwn, holder, doneBy, outcome }: StepStanding): string {
  if (state === 'done') return `${outcomeInWords(outcome)}${doneBy ? `, ${doneBy} làm` : ''}`;
  if (state === 'suspended') return 'Đang tạm dừng';
  if (state === 'withdrawn') return 'Không còn';
  if (isOwn) return 'Đang chờ bạn';
  return holder ? `Đang ở ${holder}` : 'Đang chờ người khác';
}

function rowOf(difference: Difference): Row {
  const when = (iso: string | null) => iso && formatDateTime(Temporal.Instant.from(iso), 'vi');
  switch (difference.of) {
    case 'status':
      return changed(
        'Trạng thái',
        statusNames[statusName(difference.before)],
        statusNames[statusName(difference.now)],
      );
    case 'due':
      return changed('Hẹn trả', when(difference.before), when(difference.now));
    case 'answer':
      return changed(difference.label, difference.before, difference.now);
    case 'papers':
      return changed('Giấy tờ', listed('Bỏ', difference.removed), listed('Thêm', difference.added));
    case 'step':
      return changed('Bước', difference.before.title, difference.now.title);
  }
}

const changed = (what: string, before: ComponentChildren, now: ComponentChildren): Row => ({
  what,
  before,
  now,
  mine: null,
});

const listed = (verb: string, names: readonly string[]) =>
  names.length > 0 ? `${verb}: ${names.join(', ')}` : null;

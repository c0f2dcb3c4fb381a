import { formatDateTime } from '#ui/index.ts';
import { outcomeNames } from '../desk-messages.vi.ts';
import type { FieldAct } from './queries.ts';

/** What an act from the field is called. */
export const actNames: Readonly<Record<FieldAct['kind'], string>> = {
  note: 'Ghi chép',
  papers: 'Ảnh, giấy tờ',
  completion: 'Kết thúc bước',
};

/** How a step ended, as the one who ends it reads it. */
export const outcomeInWords = (outcome: string | null | undefined): string =>
  outcome ? (outcomeNames[outcome] ?? outcome) : 'Chuyển bước sau';

/** A note says where and when it was written: it may arrive days later. */
export const fieldNote = ({ kind, entry, madeAt }: Pick<FieldAct, 'kind' | 'entry' | 'madeAt'>): string =>
  [
    kind === 'completion' && `Tại địa bàn đã chọn: ${outcomeInWords(entry.outcome)}.`,
    entry.text,
    `(Ghi tại địa bàn lúc ${formatDateTime(madeAt, 'vi')})`,
  ]
    .filter(Boolean)
    .join('\n');

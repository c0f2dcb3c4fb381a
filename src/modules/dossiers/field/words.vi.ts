import { formatDateTime } from '#ui/index.ts';
import { deskIssues, outcomeNames } from '../desk-messages.vi.ts';
import { refusals } from '../messages.vi.ts';
import type { ActKind, Choice } from './model.ts';
import type { FieldAct } from './queries.ts';

/** What an act from the field is called. */
export const actNames: Readonly<Record<ActKind, string>> = {
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

/** What became of an act as it arrived, for the next page. */
export const arrivalInWords = (kind: ActKind, state: FieldAct['state']): ['success' | 'warning', string] =>
  state === 'held'
    ? ['warning', `${actNames[kind]}: hồ sơ đã thay đổi, chờ bạn xem khác biệt.`]
    : ['success', `${actNames[kind]}: đã ghi vào hồ sơ.`];

const notYours = 'Hồ sơ này không còn là việc của bạn.';

const said = (code: string): string => (refusals as Readonly<Record<string, string>>)[code] ?? notYours;

export const takingRefusals = (codes: readonly string[]): string =>
  `Có ${codes.length} việc chưa mang theo được. ${[...new Set(codes.map(said))].join(' ')}`;

/** Why an act waits for its officer to look. */
export const heldBecause = (reason: string | null): string =>
  ({
    'changed-meanwhile': 'Hồ sơ đã thay đổi từ khi bạn mang đi, nên việc này chưa được thực hiện.',
    'device-lost': 'Việc này gửi từ máy đã báo mất. Chỉ dùng khi chính bạn đã ghi.',
    'copy-forgotten': 'Bản mang theo đã quá hạn, không còn gì để so sánh.',
    'outcome-required': 'Chưa rõ bước này kết thúc thế nào.',
    'reason-required': 'Chuyển lại phải ghi lý do, mà tại địa bàn chưa ghi.',
  })[reason ?? ''] ?? said(reason ?? '');

/** Why a difference could not be settled as chosen, by code. */
export const settlingProblems: Readonly<Record<string, string>> = {
  ...refusals,
  ...deskIssues,
  'not-allowed': notYours,
  'choice-required': 'Hãy chọn một cách.',
  'text-needs-outcome': 'Ý kiến chỉ gửi kèm bước được khi dùng kết quả của bạn; hãy ghi thành trao đổi.',
  'outcome-required': 'Kết quả của bạn không phải là một cách kết thúc bước này.',
  'reason-required': 'Chuyển lại phải kèm ý kiến của bạn.',
  stale: 'Hồ sơ vừa thay đổi thêm lần nữa, nên chưa làm gì. Trang này đã là bản mới nhất; hãy chọn lại.',
};

/** The choices for each field, as the one who chooses reads them. */
export const choiceWords: Readonly<Record<string, Readonly<Partial<Record<Choice, string>>>>> = {
  outcome: { theirs: 'Giữ như hiện nay', mine: 'Dùng kết quả của tôi' },
  text: {
    theirs: 'Bỏ ý kiến của tôi',
    mine: 'Gửi kèm kết quả của tôi',
    note: 'Ghi thành trao đổi nội bộ, cạnh ý kiến hiện có',
  },
  note: { theirs: 'Không ghi', mine: 'Ghi vào hồ sơ' },
  files: { theirs: 'Không thêm vào hồ sơ', mine: 'Thêm vào hồ sơ' },
};

export const fieldNames: Readonly<Record<string, string>> = {
  outcome: 'Kết quả bước',
  text: 'Ý kiến',
  note: 'Ghi chép',
  files: 'Ảnh, giấy tờ',
};

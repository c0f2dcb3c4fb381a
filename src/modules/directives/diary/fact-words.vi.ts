import { paths } from '../paths.ts';
import type { FactWords } from './fact-words.ts';

/** The facts of directives, as their own page and every diary tell them. */
export const directiveFacts: Readonly<Record<string, string>> = {
  'directive-given': 'Giao nhiệm vụ',
  'directive-received': 'Tiếp nhận nhiệm vụ, phân công người thực hiện',
  'directive-declined': 'Trả lại nhiệm vụ không đúng thẩm quyền',
  'directive-redirected': 'Giao nhiệm vụ cho đơn vị khác',
  'directive-moved': 'Chuyển đơn vị do sắp xếp tổ chức',
  'directive-progress-reported': 'Báo cáo tiến độ',
  'directive-completion-reported': 'Báo cáo hoàn thành',
  'directive-completion-accepted': 'Xác nhận hoàn thành',
  'directive-completion-returned': 'Trả lại báo cáo hoàn thành',
  'directive-extension-requested': 'Xin gia hạn',
  'directive-extension-decided': 'Quyết định gia hạn',
  'directive-source-lost': 'Văn bản làm căn cứ không còn',
  'directive-source-decided': 'Giữ nhiệm vụ khi văn bản làm căn cứ không còn',
  'directive-withdrawn': 'Thu hồi nhiệm vụ',
};

/** Who has a piece of work: told of beside the thing itself on its page, and in diaries. */
export const workItemFacts: Readonly<Record<string, string>> = {
  'work-item-claimed': 'Nhận một việc từ hàng đợi',
  'work-item-released': 'Trả một việc về hàng đợi',
  'work-item-reassigned': 'Giao việc cho người khác',
  'work-item-distributed': 'Phân công việc theo khối lượng',
};

/** What this module has words for; other modules give theirs beside them, where the program is put together. */
export const ownFactWords: readonly FactWords[] = [
  {
    subjectType: 'directive',
    facts: directiveFacts,
    async nameOf(db, _reader, ids) {
      const rows = await db
        .selectFrom('directive')
        .select(['id', 'code', 'title'])
        .where('id', 'in', [...ids])
        .execute();
      return new Map(
        rows.map(({ id, code, title }) => [id, { name: `${code} · ${title}`, href: paths.directive(id) }]),
      );
    },
  },
  {
    subjectType: 'work-item',
    facts: workItemFacts,
    async nameOf(_db, _reader, ids) {
      return new Map(ids.map((id) => [id, { name: 'việc trong hộp việc', href: paths.work(id) }]));
    },
  },
  {
    subjectType: 'evaluation',
    facts: {
      'evaluation-drawn': 'Lập phiếu đánh giá tháng',
      'evaluation-contested': 'Không đồng ý một số liệu của phiếu đánh giá',
      'evaluation-objection-answered': 'Trả lời ý kiến về phiếu đánh giá',
    },
  },
];

import { dayOf } from '#modules/org/index.ts';
import { formatDate } from '#ui/index.ts';
import type { Directive } from './model.ts';

/**
 * An order to an agency of another house as a letter to it, by the fields of the form in which documents are drafted: its
 * software reads the deadline, its people the rest. Nothing for an order within this house.
 */
export function orderLetter(directive: Directive): Readonly<Record<string, string>> | undefined {
  const { leadOutsideCode, leadOutsideName, ordererId, title, content, product, dueAt } = directive;
  if (leadOutsideCode === null || ordererId === null) return undefined;
  const dueOn = dayOf(dueAt);
  const text = [
    `Đề nghị ${leadOutsideName} chủ trì thực hiện: ${title}.`,
    content,
    product && `Sản phẩm: ${product}.`,
    `Thời hạn hoàn thành và báo cáo: trước hết ngày ${formatDate(dueOn, 'vi')}./.`,
  ];
  return {
    type: 'officialLetter',
    subject: title,
    addressees: leadOutsideName ?? '',
    text: text.filter(Boolean).join('\n'),
    receivers: `${leadOutsideCode} ${leadOutsideName}`,
    signer: ordererId,
    due: dueOn.toString(),
  };
}

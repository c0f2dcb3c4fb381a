import type { RecordedEvent } from '#platform/events/index.ts';
import { formatMoney } from '#ui/index.ts';
import type { Recalculation } from './recalculations.ts';

/** What happened to an obligation, as the desk reads it. */
export function factWords(
  { type, data, subject }: RecordedEvent,
  recalculations: readonly Recalculation[],
): {
  readonly title: string;
  readonly lines: readonly string[];
} {
  const recalculation = recalculations.find(({ version }) => version === subject.version);
  const money = (key: string) => formatMoney(Number(data[key]), 'vi');
  switch (type) {
    case 'payment-received':
      return {
        title: `Đã thu ${money('amountVnd')}, ${data['through'] === 'cash' ? 'tiền mặt' : 'trực tuyến'}`,
        lines: [],
      };
    case 'payment-fee-recalculated':
      return { title: `Tính lại: ${recalculation?.reason ?? ''}`, lines: recalculation?.change ?? [] };
    case 'payment-fine-recorded':
      return { title: `Ghi quyết định xử phạt ${money('amountVnd')}`, lines: [] };
    case 'payment-late-charge-accrued':
      return { title: `Tính tiền chậm nộp, còn phải nộp ${money('amountVnd')}`, lines: [] };
    case 'payment-adjusted':
      return { title: `Điều chỉnh theo đối soát ${money('amountVnd')}`, lines: [data['note']] };
    case 'payment-refund-asked':
      return { title: `Đề nghị hoàn trả ${money('amountVnd')}`, lines: [] };
    case 'payment-refund-decided':
      return { title: data['isApproved'] ? 'Duyệt hoàn trả' : 'Không duyệt hoàn trả', lines: [] };
    case 'payment-refund-paid':
      return {
        title: `Đã hoàn trả ${money('amountVnd')}, ${data['through'] === 'cash' ? 'tiền mặt' : 'chuyển khoản'}`,
        lines: [],
      };
    default:
      return { title: type, lines: [] };
  }
}

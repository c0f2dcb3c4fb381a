import type { ReceiptVerdict } from './receipt.ts';

const faultTexts = {
  'receipt-malformed':
    'Mã này không phải mã mà tỉnh in trên giấy. Hãy quét lại, hoặc sao đủ nội dung của mã.',
  'receipt-key-unknown':
    'Không có khóa nào của tỉnh đã ký giấy này. Đừng tin giấy này khi chưa hỏi lại cơ quan ghi trên giấy.',
  'receipt-forged':
    'Nội dung không đúng với chữ ký: giấy đã bị sửa hoặc không do tỉnh cấp. Đừng tin giấy này.',
} as const;

/** The lines of a receipt, or of a paper's code, as people read them; also for a terminal. */
export function receiptLines(verdict: ReceiptVerdict): readonly (readonly [term: string, value: string])[] {
  if (verdict.kind === 'not-genuine') return [['Không xác nhận được giấy', faultTexts[verdict.fault]]];
  if (verdict.kind === 'genuine-original') {
    const { a, b, s, k, d, n } = verdict.claims;
    return [
      ['Loại giấy', k],
      ['Số, ký hiệu', s],
      ['Ngày ban hành', d.split('-').reverse().join('/')],
      ['Cơ quan ban hành', `${b} (${a})`],
      ...(n ? [['Chữ đầu tên chủ hồ sơ', n] as const] : []),
    ];
  }
  const { c, n, p, a, t, d } = verdict.claims;
  return [
    ['Mã hồ sơ', c],
    ['Chủ hồ sơ', n],
    ['Mã thủ tục', p],
    ['Cơ quan giải quyết', a],
    ['Tiếp nhận lúc', timeOf(t)],
    ['Hẹn trả kết quả', timeOf(d)],
  ];
}

const timeFormat = new Intl.DateTimeFormat('vi', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
});
const timeOf = (seconds: number) => timeFormat.format(new Date(seconds * 1000));

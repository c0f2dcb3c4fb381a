import type { ProofFault } from '#engines/ledger/index.ts';
import type { ErrorTexts } from '#platform/http/index.ts';

/** Why a proof is refused, as people read it. */
export const faultWords: Readonly<Record<ProofFault, string>> = {
  'proof-malformed': 'Tệp này không phải bằng chứng do hệ thống cấp.',
  'checkpoint-not-believed':
    'Điểm niêm không do khóa của tỉnh ký: bằng chứng đã bị sửa hoặc không phải của tỉnh.',
  'entry-not-in-log': 'Có dòng không khớp với nhật ký đã niêm: bằng chứng đã bị sửa.',
  'entry-of-another': 'Có dòng nói về thứ khác: bằng chứng đã bị ghép.',
  'entries-out-of-order': 'Các dòng bị đổi chỗ hoặc lặp lại: bằng chứng đã bị sửa.',
};

export const errorTexts: ErrorTexts = (code) =>
  code === 'ledger-not-signed-yet'
    ? { title: 'Chưa có bằng chứng', text: 'Nhật ký được niêm mỗi phút một lần. Thử lại sau ít phút.' }
    : undefined;

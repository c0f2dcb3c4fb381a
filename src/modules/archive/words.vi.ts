import type { TagTone } from '#ui/index.ts';
import type { DestructionState, FolderState, HandOverState, ItemKind } from './model.ts';

type Word = { readonly text: string; readonly tone: TagTone };

export const stateWords: Readonly<Record<FolderState, Word>> = {
  open: { text: 'Đang lập', tone: 'info' },
  closed: { text: 'Đã kết thúc', tone: 'neutral' },
  offered: { text: 'Đang nộp lưu', tone: 'warning' },
  archived: { text: 'Trong lưu trữ cơ quan', tone: 'success' },
  transferred: { text: 'Đã nộp lưu trữ lịch sử', tone: 'success' },
  destroyed: { text: 'Đã hủy', tone: 'danger' },
};

export const handOverWords: Readonly<Record<HandOverState, Word>> = {
  offered: { text: 'Chờ tiếp nhận', tone: 'warning' },
  accepted: { text: 'Đã tiếp nhận', tone: 'success' },
  returned: { text: 'Đã trả lại', tone: 'neutral' },
};

export const destructionWords: Readonly<Record<DestructionState, Word>> = {
  'in-council': { text: 'Hội đồng đang xem', tone: 'info' },
  'for-decision': { text: 'Chờ quyết định', tone: 'warning' },
  decided: { text: 'Đang hủy', tone: 'danger' },
  refused: { text: 'Không hủy', tone: 'neutral' },
  'carried-out': { text: 'Đã hủy', tone: 'danger' },
};

export const kindWords: Readonly<Record<ItemKind, string>> = {
  document: 'Văn bản',
  dossier: 'Hồ sơ thủ tục',
  file: 'Tệp rời',
};

/** Why an act did not come about, or what is to be mended, by code. */
export const problemWords: Readonly<Record<string, string>> = {
  'folder-code-malformed':
    'Ghi số, ký hiệu hồ sơ: chữ, số, dấu chấm, gạch; nhiều nhất 40 ký tự. Ví dụ 01.TH.',
  'title-required': 'Ghi tiêu đề hồ sơ, ít nhất vài chữ.',
  'retention-required': 'Chọn thời hạn lưu trữ.',
  'too-long': 'Viết gọn lại: nhiều nhất {max} ký tự.',
  'reason-required': 'Ghi rõ lý do, ít nhất vài chữ.',
  'basis-required': 'Ghi số, ký hiệu văn bản làm căn cứ.',
  'decision-required': 'Ghi số, ký hiệu quyết định.',
  'receiver-required': 'Ghi tên lưu trữ lịch sử tiếp nhận.',
  'folders-required': 'Chọn ít nhất một hồ sơ.',
  'chair-required': 'Chọn Chủ tịch Hội đồng.',
  'council-too-small': 'Hội đồng có ít nhất {least} người, kể cả Chủ tịch.',
  'member-elsewhere': 'Thành viên Hội đồng phải giữ chức vụ ở cơ quan.',
  'not-allowed': 'Bạn không có quyền làm việc này.',
  'work-item-done': 'Việc này đã có người làm hoặc không còn cần.',
  'file-required': 'Chọn tệp.',
  'file-too-large': 'Tệp “{name}” lớn quá {maxMb} MB.',
  'file-empty': 'Tệp “{name}” rỗng.',
  'file-encrypted': 'Tệp “{name}” có mật khẩu. Bỏ mật khẩu rồi chọn lại.',
  'file-malformed': 'Tệp “{name}” hỏng.',
  'file-type-not-accepted': 'Tệp “{name}” không thuộc loại nhận được (PDF, DOCX, XLSX, ảnh).',
  'archive-code-taken': 'Số, ký hiệu này đã có trong năm.',
  'archive-plan-issued': 'Danh mục đã ban hành, không sửa được nữa. Hồ sơ phát sinh thì mở ngoài danh mục.',
  'archive-plan-not-issued': 'Danh mục chưa ban hành.',
  'archive-plan-empty': 'Danh mục chưa có hồ sơ nào.',
  'archive-folder-not-open': 'Hồ sơ đã kết thúc. Muốn sửa thì mở lại.',
  'archive-folder-not-closed': 'Hồ sơ chưa kết thúc, đã nộp, hoặc không thuộc diện nộp lưu.',
  'archive-folder-empty': 'Hồ sơ chưa có tài liệu nào.',
  'archive-folder-destroyed': 'Hồ sơ đã hủy theo quyết định; nội dung không khôi phục.',
  'archive-retention-too-short':
    '“{title}” phải lưu {years} ({law}): hồ sơ này có thời hạn ngắn hơn. Lấy văn bản ra, hoặc lập hồ sơ có thời hạn phù hợp.',
  'archive-work-unfinished':
    'Trong hồ sơ còn dự thảo hoặc việc chưa xong. Rút ra, hoặc chờ xong rồi kết thúc.',
  'archive-item-twice': 'Tài liệu này đã có trong hồ sơ.',
  'archive-record-elsewhere': 'Tài liệu này của cơ quan khác.',
  'archive-dossier-running': 'Hồ sơ thủ tục chưa giải quyết xong.',
  'archive-held': 'Đang được giữ nguyên trạng: không sửa, không hủy cho đến khi thôi giữ.',
  'archive-held-already': 'Đã giữ nguyên trạng theo văn bản này.',
  'archive-hold-lifted': 'Đã thôi giữ từ trước.',
  'archive-keeper-missing': 'Cơ quan chưa có người làm văn thư, lưu trữ.',
  'archive-leader-missing': 'Cơ quan chưa có lãnh đạo để quyết định.',
  'archive-units-differ': 'Mỗi lần nộp lưu là hồ sơ của một đơn vị.',
  'archive-hand-over-decided': 'Lần nộp lưu này đã được tiếp nhận hoặc trả lại.',
  'archive-not-destroyable': 'Chỉ đề nghị hủy hồ sơ đã hết thời hạn; hồ sơ vĩnh viễn không hủy.',
  'archive-proposed-already': 'Có hồ sơ đang nằm trong một đề nghị hủy khác.',
  'archive-not-for-decision': 'Hội đồng chưa cho ý kiến đủ, hoặc đã có quyết định.',
  'archive-not-transferable': 'Chỉ nộp lưu trữ lịch sử hồ sơ vĩnh viễn đang ở lưu trữ cơ quan.',
  'archive-package-missing': 'Có hồ sơ chưa tạo gói tin. Mở hồ sơ và tạo gói tin trước.',
  'archive-package-unseen':
    'Trong hồ sơ có tài liệu bạn không được xem; người được xem tất cả mới xuất gói tin.',
  'archive-package-not-valid': 'Gói tin vừa tạo không qua được kiểm tra; hãy báo quản trị.',
  'archive-package-too-large': 'Hồ sơ lớn hơn 4 GB; hãy tách hồ sơ.',
  'archive-package-changed': 'Gói tin không còn nguyên vẹn: {what}.',
  'archive-package-unknown': 'Gói tin này không phải do hệ thống tạo ra.',
  'archive-content-damaged':
    'Tệp “{name}” không còn đúng như mục lục. Nhận lại từ gói tin đã xuất để khôi phục.',
};

/** The facts of the archive, as a history tells them. */
export const factWords: Readonly<Record<string, string>> = {
  'archive-folder-opened': 'Mở hồ sơ',
  'archive-item-added': 'Thêm tài liệu',
  'archive-item-removed': 'Rút tài liệu',
  'archive-folder-closed': 'Kết thúc, chốt mục lục',
  'archive-folder-reopened': 'Mở lại',
  'archive-handed-over': 'Nộp lưu',
  'archive-hand-over-accepted': 'Lưu trữ tiếp nhận',
  'archive-hand-over-returned': 'Lưu trữ trả lại',
  'archive-package-made': 'Tạo gói tin',
  'archive-package-checked': 'Nhận lại gói tin, nguyên vẹn',
  'archive-folder-transferred': 'Nộp lưu trữ lịch sử',
  'archive-hold-set': 'Giữ nguyên trạng',
  'archive-hold-lifted': 'Thôi giữ nguyên trạng',
  'archive-destruction-proposed': 'Đề nghị hủy',
  'archive-council-heard': 'Thành viên Hội đồng cho ý kiến',
  'archive-destruction-decided': 'Lãnh đạo quyết định về đề nghị hủy',
  'archive-content-erased': 'Đã xóa nội dung',
};

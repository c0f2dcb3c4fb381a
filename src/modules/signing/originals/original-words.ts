import { texts } from '#platform/i18n/index.ts';

const vi = {
  title: 'Bản gốc của giấy bạn đang cầm',
  lead: 'So từng dòng với giấy: phải giống hệt. Trang này chỉ cho biết những gì người cầm giấy được biết.',
  'valid.title': 'Còn hiệu lực',
  'valid.text': 'Theo sổ của cơ quan ban hành lúc {now}, giấy chưa bị thu hồi hay thay thế.',
  'pending.title': 'Chưa phát hành',
  'pending.text': 'Giấy đã có số nhưng cơ quan chưa phát hành. Đừng nhận giấy này khi chưa hỏi lại cơ quan.',
  'revoked.title': 'Đã bị thu hồi, không còn giá trị',
  'replaced.title': 'Đã được thay thế, không còn giá trị',
  since: 'Từ {when}.',
  basis: 'Theo {basis}.',
  replacedBy: 'Được thay bằng giấy số {number}.',
  kind: 'Loại giấy',
  number: 'Số, ký hiệu',
  issuedOn: 'Ngày ban hành',
  agency: 'Cơ quan ban hành',
  agencyCode: 'Mã cơ quan',
  initials: 'Chữ đầu tên chủ hồ sơ',
  compareTitle: 'Xem hình bản gốc để đối chiếu',
  compareText:
    'Người cầm giấy gõ 6 số cuối của số định danh cá nhân in trên giấy, hoặc của người được cấp giấy. Mỗi lần thử đều được ghi lại, và người được cấp giấy đọc được.',
  digits: '6 số cuối của số định danh cá nhân',
  compare: 'Xem hình bản gốc',
  'issue.digits-required': 'Gõ đúng 6 chữ số.',
  'issue.digits-wrong': 'Số không đúng với giấy này. Hôm nay còn {left} lần thử.',
  'comparison-closed':
    'Hôm nay đã có quá nhiều lần gõ sai với giấy này. Thử lại vào ngày mai, hoặc hỏi cơ quan ban hành.',
  pictureTitle: 'Hình bản gốc',
  pictureText: 'Hình chỉ để đối chiếu, không phải văn bản và không có giá trị sử dụng.',
  picture: 'Trang {page} của bản gốc số {number}',
  signIn: 'Đăng nhập để mở bản gốc, nếu giấy là của bạn',
  open: 'Mở bản gốc',
  openText: 'Bạn được quyền xem bản gốc.',
  comparisons: 'Các lần đối chiếu',
  noComparisons: 'Chưa ai xem hình bản gốc.',
  shown: 'Đã xem hình bản gốc',
  notShown: 'Gõ sai số, không được xem',
  elsewhere: 'Kiểm tra bằng cách khác',
  check: 'Kiểm tra chữ ký số của tệp điện tử',
  offline: 'Kiểm tra mã khi không có mạng',
  'not-genuine.title': 'Không xác nhận được giấy',
  'receipt-malformed':
    'Mã này không phải mã mà tỉnh in trên giấy. Hãy quét lại, hoặc sao đủ nội dung của mã.',
  'receipt-key-unknown':
    'Không có khóa nào của tỉnh đã ký mã này. Đừng tin giấy này khi chưa hỏi lại cơ quan ghi trên giấy.',
  'receipt-forged':
    'Nội dung của mã không đúng với chữ ký: giấy đã bị sửa hoặc không do tỉnh cấp. Đừng tin giấy này.',
  'original-unknown': 'Mã đúng là do tỉnh ký, nhưng ở đây không có bản gốc ấy. Hãy hỏi cơ quan ban hành.',
} as const;

type Key = keyof typeof vi;

const en: Readonly<Record<Key, string>> = {
  title: 'The original of the paper in your hands',
  lead: 'Compare line by line with the paper: they must be the same. This page tells only what whoever holds the paper may know.',
  'valid.title': 'In force',
  'valid.text': 'By the books of the issuing agency at {now}, the paper has not been revoked or replaced.',
  'pending.title': 'Not issued yet',
  'pending.text':
    'The paper has its number, but the agency has not issued it. Do not accept it before asking the agency.',
  'revoked.title': 'Revoked: no longer valid',
  'replaced.title': 'Replaced: no longer valid',
  since: 'Since {when}.',
  basis: 'By {basis}.',
  replacedBy: 'Replaced by the paper number {number}.',
  kind: 'Kind of paper',
  number: 'Number and notation',
  issuedOn: 'Date of issue',
  agency: 'Issuing agency',
  agencyCode: 'Code of the agency',
  initials: 'Initials of the applicant',
  compareTitle: 'See a picture of the original to compare',
  compareText:
    'Type the last 6 digits of the identity number printed on the paper, or of the person it was issued to. Every try is written down, and that person can read the list.',
  digits: 'Last 6 digits of the identity number',
  compare: 'See the picture',
  'issue.digits-required': 'Type exactly 6 digits.',
  'issue.digits-wrong': 'These digits do not belong to this paper. {left} more tries today.',
  'comparison-closed':
    'Too many wrong digits were typed for this paper today. Try again tomorrow, or ask the issuing agency.',
  pictureTitle: 'Picture of the original',
  pictureText: 'The picture is for comparing only: it is not a document and has no legal value.',
  picture: 'Page {page} of the original number {number}',
  signIn: 'Sign in to open the original, if the paper is yours',
  open: 'Open the original',
  openText: 'You may see the original.',
  comparisons: 'Who compared',
  noComparisons: 'Nobody has looked at the picture yet.',
  shown: 'Looked at the picture of the original',
  notShown: 'Typed wrong digits and was not shown it',
  elsewhere: 'Other ways to check',
  check: 'Check the signatures of the electronic file',
  offline: 'Check the code without a network',
  'not-genuine.title': 'The paper could not be confirmed',
  'receipt-malformed':
    'This is not a code that the province prints on papers. Scan it again, or copy the whole of it.',
  'receipt-key-unknown':
    'No key of the province has signed this code. Do not trust the paper before asking the agency named on it.',
  'receipt-forged':
    'The code does not match its signature: the paper was altered or is not the province’s. Do not trust it.',
  'original-unknown':
    'The province did sign this code, but there is no such original here. Ask the issuing agency.',
};

/** The words of the page of an original. */
export const originalWords = texts<Key>({ vi, en });

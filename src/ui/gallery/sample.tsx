import type { LinkCard } from '../link-card-list/link-card-list.tsx';
import type { BoxOption } from '../posted-form/boxes.tsx';
import type { Posted } from '../posted-form/posted.tsx';
import type { NavItem, SignedIn } from '../shell/shell-props.ts';
import type { TimelineItem } from '../timeline/timeline.tsx';

/** A library that lends books, so that nothing of an office hides in a component. */
export interface Loan {
  readonly code: string;
  readonly title: string;
  readonly reader: string;
  readonly borrowedOn: Temporal.PlainDate;
  readonly daysLeft: number;
  readonly feeVnd: number;
}

const loan = (
  code: string,
  title: string,
  reader: string,
  on: string,
  daysLeft: number,
  feeVnd = 0,
): Loan => ({
  code,
  title,
  reader,
  borrowedOn: Temporal.PlainDate.from(on),
  daysLeft,
  feeVnd,
});

export const loans: readonly Loan[] = [
  loan('M.2026.00127', 'Truyện Kiều, bản khắc năm 1866', 'Lò Thị Lan', '2026-11-02', -1, 5000),
  loan('M.2026.00131', 'Xống chụ xon xao: tiễn dặn người yêu', 'Quàng Văn Hùng', '2026-11-05', 0),
  loan('M.2026.00140', 'Kỹ thuật trồng cây mắc ca ở vùng cao Tây Bắc', 'Giàng A Páo', '2026-11-09', 1),
  loan('M.2026.00144', 'Điện Biên Phủ: điểm hẹn lịch sử', 'Nguyễn Thị Mai', '2026-11-16', 8, 1_250_000),
];

export const files = [
  {
    id: 'f1',
    name: 'ảnh-thẻ-3x4.jpg',
    sizeBytes: 284_000,
    href: '/files/f1',
    status: { tone: 'success', text: 'Đã kiểm tra' },
  },
  {
    id: 'f2',
    name: 'giấy-xác-nhận-cư-trú-có-tên-rất-dài-quét-lần-thứ-hai.pdf',
    sizeBytes: 12_480_000,
    error: 'Tệp lớn hơn 10 MB. Hãy quét lại ở 200 dpi.',
  },
] as const;

export const history: readonly TimelineItem[] = [
  {
    key: '3',
    at: '2026-11-20T16:05+07:00',
    when: '16:05 20/11/2026',
    title: 'Thẻ đã in, mời bạn đến lấy',
    by: 'Quầy số 2',
    tone: 'success',
  },
  {
    key: '2',
    at: '2026-11-19T08:30+07:00',
    when: '08:30 19/11/2026',
    title: 'Đã duyệt',
    by: 'Nguyễn Thị Mai',
    body: <p>Ảnh rõ, thông tin khớp.</p>,
  },
  { key: '1', at: '2026-11-18T21:12+07:00', when: '21:12 18/11/2026', title: 'Đã nhận đơn', tone: 'neutral' },
];

export const choices: readonly LinkCard[] = [
  {
    href: '/the',
    icon: 'person',
    title: 'Làm thẻ thư viện',
    description: 'Cho người từ 6 tuổi, có ngay trong ngày.',
    meta: 'Miễn phí',
  },
  {
    href: '/muon',
    icon: 'folder',
    title: 'Mượn sách liên thư viện',
    description: 'Sách ở nơi khác, gửi về nơi bạn ở.',
    meta: '2 ngày làm việc',
  },
  {
    href: '/hoi',
    icon: 'chat',
    title: 'Hỏi thủ thư',
    description: 'Câu hỏi và trả lời được đăng cho mọi người.',
    meta: 'Trả lời trong 8 giờ',
  },
];

export const publicNav: readonly NavItem[] = [
  { label: 'Dịch vụ', href: '/dich-vu', isCurrent: true },
  { label: 'Tra cứu', href: '/tra-cuu' },
  { label: 'Hỏi đáp', href: '/hoi-dap' },
  { label: 'Tin tức', href: '/tin' },
  { label: 'Liên hệ', href: '/lien-he' },
];

export const deskNav: readonly NavItem[] = [
  { label: 'Việc cần làm', href: '/viec', icon: 'inbox', count: 12 },
  { label: 'Lượt mượn', href: '/muon', icon: 'folder', isCurrent: true },
  { label: 'Thư từ', href: '/thu', icon: 'mail', count: 3 },
  { label: 'Lịch', href: '/lich', icon: 'calendar' },
];

export const deskSections = [
  {
    label: 'Theo dõi',
    items: [
      { label: 'Báo cáo', href: '/bao-cao', icon: 'chart' },
      { label: 'Bạn đọc', href: '/ban-doc', icon: 'people' },
    ],
  },
] as const;

export const user: SignedIn = {
  name: 'Quàng Văn Hùng',
  detail: 'Thủ thư, quầy số 2',
  links: [{ label: 'Hồ sơ của tôi', href: '/toi' }],
  signOutAction: '/dang-xuat',
};

/** A loan asked for longer than the rules allow, as it was typed. */
export const refusedLoan: Posted = {
  values: new URLSearchParams({
    book: 'Xống chụ xon xao',
    due: '2027-11-30',
    shelf: 'tieng-thai',
    way: 'nha',
  }),
  issues: new Map([['due', 'Ghi ngày không quá 30 ngày kể từ hôm nay']]),
  text: 'Thẻ của bạn đang mượn đủ ba cuốn.',
};

export const shelves: readonly BoxOption[] = [
  { value: 'tieng-viet', label: 'Sách tiếng Việt' },
  { value: 'tieng-thai', label: 'Sách tiếng Thái' },
];

export const ways: readonly BoxOption[] = [
  { value: 'quay', label: 'Tại quầy' },
  { value: 'nha', label: 'Gửi về nhà' },
];

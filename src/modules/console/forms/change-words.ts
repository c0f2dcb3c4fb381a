import { type ChangedWord, type FormChange, inLocale } from '#engines/forms/index.ts';

const words: Readonly<Record<string, string>> = {
  title: 'tiêu đề',
  intro: 'lời dẫn',
  label: 'nhãn',
  hint: 'gợi ý',
  help: 'giải thích',
  kind: 'loại câu trả lời',
  required: 'bắt buộc',
  when: 'điều kiện hỏi',
  options: 'các lựa chọn',
  optionsFrom: 'danh sách chọn',
  min: 'nhỏ nhất',
  max: 'lớn nhất',
  minLength: 'độ dài ít nhất',
  maxLength: 'độ dài nhiều nhất',
  minRows: 'số dòng ít nhất',
  maxRows: 'số dòng nhiều nhất',
  pattern: 'mẫu phải khớp',
  message: 'lời báo lỗi',
  check: 'điều phải đúng',
  field: 'báo lỗi cạnh câu',
  prefill: 'nguồn điền sẵn',
  component: 'giấy tờ của thủ tục',
  accept: 'loại tệp nhận',
  maxFiles: 'số tệp nhiều nhất',
  value: 'cách tính',
  default: 'giá trị ban đầu',
  personal: 'dữ liệu cá nhân',
  stage: 'trang',
  unit: 'đơn vị',
};

const subjects: Readonly<Record<FormChange['about'], string>> = {
  form: 'Biểu mẫu',
  stage: 'Trang',
  field: 'Câu hỏi',
  rule: 'Quy tắc',
};

/** "Câu hỏi “Điện thoại”". */
export const subjectOf = ({ about, label }: FormChange): string =>
  `${subjects[about]} “${inLocale(label, 'vi')}”`;

/** "nhãn: “Họ tên” → “Họ, chữ đệm và tên”". */
export const wordChange = ({ key, before, after }: ChangedWord): string =>
  `${words[key] ?? key}: ${told(before)} → ${told(after)}`;

function told(value: unknown): string {
  if (value === undefined || value === null || value === false) return 'không';
  if (value === true) return 'có';
  if (typeof value === 'string') return `“${value}”`;
  if (typeof value === 'number') return value.toLocaleString('vi-VN');
  if (isText(value)) return `“${inLocale(value, 'vi')}”`;
  if (Array.isArray(value)) return value.map((each) => told(each.label ?? each)).join(', ');
  return Object.entries(value as object)
    .map(([name, inner]) => `${name}: ${told(inner)}`)
    .join(', ');
}

const isText = (value: unknown): value is { readonly vi: string } =>
  typeof value === 'object' && value !== null && typeof (value as { vi?: unknown }).vi === 'string';

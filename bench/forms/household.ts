import { type Answers, compileForm, type FieldKind } from '../../src/engines/forms/index.ts';

/** What the 40 fields of the bench are, in turn: the mixture of a household registration. */
const kinds: readonly FieldKind[] = [
  'personName',
  'date',
  'identityNumber',
  'text',
  'number',
  'phone',
  'yesNo',
  'text',
];
const typical: readonly Answers[string][] = [
  'Lò Thị Lan',
  '1990-05-16',
  '011190001234',
  'Bản Phủ',
  3,
  '0912345678',
  true,
  'Không',
];

export interface BenchField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly required?: true;
  readonly hint?: string;
}

const field = (index: number): BenchField => ({
  name: `f${index}`,
  kind: kinds[index % kinds.length]!,
  label: `Thông tin thứ ${index}`,
  ...(index % 2 === 0 ? { required: true } : {}),
  ...(index % 3 === 0 ? { hint: 'Ghi như trên giấy tờ.' } : {}),
});
const fields = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => field(from + index));

export const columns: readonly BenchField[] = [
  { name: 'who', kind: 'personName', label: 'Họ và tên', required: true },
  { name: 'born', kind: 'date', label: 'Ngày sinh' },
  { name: 'books', kind: 'number', label: 'Số sách' },
];

export const stages: readonly {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly BenchField[];
}[] = [
  { id: 'one', title: 'Người đề nghị', fields: fields(0, 14) },
  { id: 'two', title: 'Nơi ở', fields: fields(14, 28) },
  { id: 'three', title: 'Người trong hộ', fields: fields(28, 39) },
];

const table = { name: 'rows', kind: 'table', label: 'Người cùng hộ', rowLabel: 'Người', fields: columns };

/** 40 fields in three stages, the last a table. */
export const household = compileForm({
  id: 'household',
  version: 1,
  title: 'Hộ gia đình',
  stages: stages.map((stage) => ({
    ...stage,
    fields: stage.id === 'three' ? [...stage.fields, table] : stage.fields,
  })),
});

/** Different people, so that no run can live off the one before. */
export function applicants(count: number): Answers[] {
  return Array.from({ length: count }, (_, person) => ({
    ...Object.fromEntries(Array.from({ length: 39 }, (_, index) => [`f${index}`, answer(index, person)])),
    rows: Array.from({ length: 20 }, (_, row) => ({
      who: `Lò Văn ${letter(person + row)}`,
      born: `19${50 + row}-03-0${1 + (person % 9)}`,
      books: row,
    })),
  }));
}

const letter = (index: number) => String.fromCharCode(65 + (index % 26));
function answer(index: number, person: number): Answers[string] {
  const value = typical[index % kinds.length]!;
  return typeof value === 'string' && kinds[index % kinds.length] === 'text' ? `${value} ${person}` : value;
}

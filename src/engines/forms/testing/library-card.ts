import { readFileSync } from 'node:fs';
import { type Answers, compileForm, type Lists } from '../index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The form of the README: what its readers see is what the tests run. */
export const libraryCardYaml = /```yaml\n([\s\S]*?)```/.exec(readme)![1]!;
export const libraryCard = compileForm(libraryCardYaml);

export const today = Temporal.PlainDate.from('2026-11-20');

/** Lan, a grown-up who wants her card by post, with two companions. */
export const lan: Answers = {
  fullName: 'Lò Thị Lan',
  birthDate: '1990-05-16',
  identity: '011190001234',
  delivery: 'post',
  address: { province: '11', commune: '03127', detail: 'Tổ dân phố 5' },
  companions: [
    { fullName: 'Lò Văn An', books: 3 },
    { fullName: 'Quàng Thị Bé', books: 0 },
  ],
  agreed: true,
};

export const lists: Lists = (name, narrowedTo) => {
  if (name === 'provinces') {
    return [
      { value: '11', label: 'Điện Biên' },
      { value: '12', label: 'Lai Châu' },
    ];
  }
  if (name !== 'communes') return undefined;
  return narrowedTo === '11'
    ? [{ value: '03127', label: 'Phường Điện Biên Phủ' }]
    : [{ value: '03388', label: 'Phường Đoàn Kết' }];
};

import { parse } from 'yaml';
import { libraryCard, sampleOffice } from '#modules/dossiers/fixtures.ts';
import { getProcedure, publishProcedures } from '#modules/procedures/index.ts';
import type { Context } from '#platform/context.ts';
import type { TestDatabase } from '#platform/testing/index.ts';

/** A form nobody cares about, in two versions; the second asks more, renames one answer and drops another. */
export const cardForm = (version: 1 | 2) => `
id: library-card
version: ${version}
title: Thẻ thư viện
stages:
  - id: reader
    title: Người đọc
    fields:
      - { name: fullName, kind: personName, label: Họ và tên, required: true }
      - { name: ${version === 1 ? 'tel, kind: phone' : 'phone, kind: phone, was: tel'}, label: Điện thoại }
${
  version === 1
    ? '      - { name: nickname, kind: text, label: Tên thường gọi }'
    : '      - { name: birthDate, kind: date, label: Ngày sinh, required: true, max: today }'
}
  - id: card
    title: Nhận thẻ
    fields:
      - { name: delivery, kind: choice, label: Nhận thẻ ở đâu, required: true, options: { desk: Tại quầy, post: Qua bưu điện } }
      - { name: street, kind: text, label: Gửi tới đâu, required: true, when: { delivery: post } }
      - { name: books, kind: table, label: Sách mượn kèm, fields: [{ name: title, kind: text, label: Tên sách }] }
      - { name: feeVnd, kind: computed, label: Lệ phí (đồng), value: 10000 + 5000 * count(books) }
  - id: guardian
    title: Người giám hộ
    when: { delivery: abroad }
    fields: [{ name: guardian, kind: personName, label: Tên người giám hộ }]
`;

const cardExample = {
  title: 'Lan nhận thẻ tại quầy',
  today: '2026-11-25',
  channel: 'online',
  answers: { fullName: 'Lò Thị Lan', delivery: 'desk', books: [{ title: 'Xống chụ xon xao' }] },
  checklist: [],
  feeVnd: 15_000,
};

/** The sample office with a library card that has a form, an example and a process of its own. */
export async function consoleOffice(database: TestDatabase) {
  const office = await sampleOffice(database);
  const effectiveFrom = Temporal.PlainDate.from('2026-01-01');
  const publishForm = async (ctx: Context, version: 1 | 2, from = effectiveFrom) => {
    await publishProcedures(
      ctx,
      [
        {
          procedure: { ...libraryCard, code: '9.000009' },
          form: parse(cardForm(version)),
          examples: [cardExample],
        },
      ],
      { effectiveFrom: from, source: `card-${version}` },
    );
    return getProcedure(database.db, '9.000009', Temporal.PlainDate.from('2026-11-25'));
  };
  return { ...office, card: await publishForm(office.system, 1), publishForm };
}

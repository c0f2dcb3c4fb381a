import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileForm, FormFault, keepBrought, prefill, presentStage } from './index.ts';

const source = (kind = 'personName') => ({
  id: 'card',
  version: 1,
  title: 'Thẻ',
  stages: [
    {
      id: 'reader',
      title: 'Người đọc',
      fields: [
        { name: 'fullName', kind, label: 'Họ và tên', prefill: 'register.fullName', prefillLocked: true },
        {
          name: 'guardian',
          kind: 'group',
          label: 'Người giám hộ',
          fields: [
            { name: 'born', kind: 'date', label: 'Ngày sinh', prefill: 'register.born', prefillLocked: true },
          ],
        },
        { name: 'nickname', kind: 'text', label: 'Tên gọi', prefill: 'register.fullName' },
      ],
    },
  ],
});
const form = compileForm(source());
const register = { label: 'Sổ', asOf: '2026-01-05', values: { fullName: 'Lò Thị Lan', born: '1990-05-16' } };
const { provenance } = prefill(form, {}, { register });

test('a locked field holds what was brought whatever was posted; others keep what was typed', () => {
  const posted = { fullName: 'Vàng A Páo', guardian: { born: '2000-01-01' }, nickname: 'Lan' };
  assert.deepEqual(keepBrought(form, posted, provenance), {
    fullName: 'Lò Thị Lan',
    guardian: { born: '1990-05-16' },
    nickname: 'Lan',
  });
  assert.deepEqual(keepBrought(form, posted, {}), posted, 'nothing was brought: it is typed as usual');
});

test('a locked field is shown as such only while it holds what was brought', () => {
  const today = Temporal.PlainDate.from('2026-01-06');
  const lockedIn = (answers: object, from: typeof provenance) =>
    presentStage(form, 'reader', answers as never, [], 'vi', { today, provenance: from }).fields.map(
      ({ isLocked }) => isLocked === true,
    );
  assert.deepEqual(lockedIn({ fullName: 'Lò Thị Lan' }, provenance), [true, false, false]);
  assert.deepEqual(lockedIn({ fullName: 'Lò Thị Lan' }, {}), [false, false, false]);
});

test('only what is typed in a box can be locked', () => {
  assert.throws(() => compileForm(source('yesNo')), FormFault);
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AuthorityLine } from '#engines/letters/index.ts';
import { checkCompetence, competenceOf, type SigningPosition } from './competence.ts';

const commune: SigningPosition = {
  title: 'Chủ tịch',
  isOfAgency: true,
  isCollective: true,
  agencyName: 'Ủy ban nhân dân xã Nà Lúa',
  headTitle: 'Chủ tịch',
};
const department: SigningPosition = {
  title: 'Giám đốc Sở',
  isOfAgency: true,
  isCollective: false,
  agencyName: 'Sở Nội vụ',
  headTitle: 'Giám đốc Sở',
};
const written = (authority: readonly AuthorityLine[]) => authority.map(({ form, of }) => `${form} ${of}`);

const positions: readonly (readonly [who: string, position: SigningPosition, block: readonly string[]])[] = [
  ['the chair of a committee', commune, ['TM. Ủy ban nhân dân']],
  ['the vice chair', { ...commune, title: 'Phó Chủ tịch' }, ['TM. Ủy ban nhân dân', 'KT. Chủ tịch']],
  ['the head of an office', { ...commune, title: 'Chánh Văn phòng', isOfAgency: false }, ['TL. Chủ tịch']],
  ['the head of a department', department, []],
  ['their deputy', { ...department, title: 'Phó Giám đốc Sở' }, ['KT. Giám đốc Sở']],
];

describe('in whose stead one signs', () => {
  for (const [who, position, block] of positions) {
    test(`${who} signs with ${block.join(' / ') || 'no line above'}`, () => {
      const { authority } = competenceOf(position);
      assert.deepEqual(written(authority), block);
      const signer = { officerId: 'a', position: position.title, basis: null };
      assert.deepEqual(checkCompetence(position, { ...signer, authority }), []);
    });
  }

  const codesOf = (
    position: SigningPosition,
    authority: readonly AuthorityLine[],
    basis: string | null = null,
  ) =>
    checkCompetence(position, { officerId: 'a', position: position.title, authority, basis }).map(
      ({ code }) => code,
    );

  test('nobody takes a line that is not theirs, a delegation rests on a paper and is not handed on', () => {
    const deputy = { ...department, title: 'Phó Giám đốc Sở' };
    assert.deepEqual(codesOf(deputy, []), ['authority-not-theirs']);
    assert.deepEqual(codesOf(department, [{ form: 'KT.', of: 'Giám đốc Sở' }]), ['authority-not-theirs']);
    assert.deepEqual(codesOf(deputy, [{ form: 'TUQ.', of: 'Giám đốc Sở' }]), ['basis-required']);
    assert.deepEqual(codesOf(deputy, [{ form: 'TUQ.', of: 'Giám đốc Sở' }], 'GUQ số 3'), []);
    const handedOn = [
      { form: 'TUQ.', of: 'Giám đốc Sở' },
      { form: 'KT.', of: 'Trưởng phòng' },
    ] as const;
    assert.deepEqual(codesOf(deputy, handedOn, 'GUQ số 3'), ['authority-misplaced']);
  });

  test('a chair signs in their own right too, as where the law gives the decision to the chair', () => {
    assert.deepEqual(codesOf(commune, []), []);
    assert.deepEqual(codesOf({ ...commune, title: 'Phó Chủ tịch' }, [{ form: 'KT.', of: 'Chủ tịch' }]), []);
  });
});

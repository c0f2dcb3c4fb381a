import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readPack } from '#platform/packs/index.ts';
import { assessFine, lateChargeVnd } from './assess-fine.ts';
import { readBudgetRules } from './budget-rules.ts';

const payBy = Temporal.PlainDate.from('2026-11-10');
const terms = readBudgetRules(readPack('packs', 'sample')).termsOf('fine', payBy)!;
const day = (text: string) => Temporal.PlainDate.from(text);
const late = (amountVnd: number, on: string, paid: readonly (readonly [string, number])[] = []) =>
  lateChargeVnd(
    { amountVnd, payBy, terms },
    paid.map(([paidOn, vnd]) => ({ on: day(paidOn), amountVnd: vnd })),
    day(on),
  );

describe('a fine paid late', () => {
  const cases: readonly (readonly [what: string, amount: number, on: string, added: number])[] = [
    ['costs nothing more on its last day', 2_000_000, '2026-11-10', 0],
    ['nor on the day after, which is the day of payment', 2_000_000, '2026-11-11', 0],
    ['0.05 % for a whole day', 2_000_000, '2026-11-12', 1_000],
    ['… for ten', 2_000_000, '2026-11-21', 10_000],
    ['over a holiday and a weekend alike', 2_000_000, '2026-12-11', 30_000],
    ['whole đồng, the rest in the payer’s favour', 333_333, '2026-11-12', 166],
    ['… summed before it is rounded', 333_333, '2026-11-13', 333],
  ];
  for (const [what, amount, on, added] of cases) test(what, () => assert.equal(late(amount, on), added));

  test('counts only what was unpaid on each day', () => {
    // Ten days of two million, then ten of one.
    assert.equal(late(2_000_000, '2026-12-01', [['2026-11-20', 1_000_000]]), 15_000);
    assert.equal(late(2_000_000, '2027-06-01', [['2026-11-21', 2_000_000]]), 11_000);
  });

  test('goes by the rate of each day', () => {
    const changing = { ...terms, lateCharge: [...terms.lateCharge, { perDay: 3, validFrom: '2026-11-16' }] };
    // Five days at five ten-thousandths, five at three.
    assert.equal(
      lateChargeVnd({ amountVnd: 2_000_000, payBy, terms: changing }, [], day('2026-11-21')),
      8_000,
    );
  });

  test('is written out line by line, each with its place in the budget', () => {
    const fine = { amountVnd: 2_000_000, payBy, terms, what: 'Phạt: đổ rác không đúng nơi quy định' };
    const { lines, totalVnd } = assessFine(fine, [], day('2026-11-21'));
    assert.deepEqual(
      lines.map(({ kind, payableVnd, budget }) => [kind, payableVnd, budget?.subItem]),
      [
        ['fine', 2_000_000, '4278'],
        ['late', 10_000, '4279'],
      ],
    );
    assert.equal(totalVnd, 2_010_000);
    assert.equal(assessFine(fine, [], payBy).lines.length, 1);
  });

  test('never costs less for waiting, and never grows once it is paid', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500_000_000 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 60 }),
        (amountVnd, days, more) => {
          const on = payBy.add({ days });
          const then = on.add({ days: more });
          const now = lateChargeVnd({ amountVnd, payBy, terms }, [], on);
          assert.ok(lateChargeVnd({ amountVnd, payBy, terms }, [], then) >= now);
          const paid = [{ on, amountVnd }];
          // Paid on a day, that day may be counted and none after it.
          const after = lateChargeVnd({ amountVnd, payBy, terms }, paid, then);
          assert.ok(after <= lateChargeVnd({ amountVnd, payBy, terms }, [], on.add({ days: 1 })));
        },
      ),
      { numRuns: 100 },
    );
  });
});

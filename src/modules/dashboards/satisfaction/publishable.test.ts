import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Cell, isFit, publishable, type Unit } from './publishable.ts';

const unit = (rated: number, satisfied = rated - 1): Unit => ({ rated, satisfied });

describe('a table of satisfaction', () => {
  test('shows a number of five, and none of four', () => {
    const units = [unit(5), unit(4)];
    const cells = [
      { key: 'five', units: [0] },
      { key: 'four', units: [1] },
    ];
    assert.deepEqual([...publishable(units, cells)], ['five']);
  });

  test('hides a second number, so that the total less the others does not tell the first', () => {
    const units = [unit(40), unit(7), unit(2)];
    const total = { key: 'total', units: [0, 1, 2], rank: 1 };
    const cells: Cell<string>[] = [
      total,
      { key: 'large', units: [0] },
      { key: 'middle', units: [1] },
      { key: 'small', units: [2] },
    ];
    assert.deepEqual([...publishable(units, cells)].toSorted(), ['large', 'total']);
  });

  test('does not say that nobody was content', () => {
    assert.deepEqual([...publishable([unit(6, 0)], [{ key: 'all', units: [0] }])], []);
  });

  test('of two officers with nearly the same dossiers shows one', () => {
    // Both did the first ten; one of them the eleventh as well.
    const units = [unit(10), unit(1)];
    const cells = [
      { key: 'Đức', units: [0] },
      { key: 'Thanh', units: [0, 1] },
    ];
    assert.equal(publishable(units, cells).size, 1);
  });

  test('keeps what is published already, and hides what would add to it', () => {
    const units = [unit(10), unit(2)];
    const cells = [
      { key: 'agency', units: [0, 1], isGiven: true },
      { key: 'Đức', units: [0] },
    ];
    assert.deepEqual([...publishable(units, cells)], ['agency']);
  });

  test('shows nothing of nothing', () => {
    assert.equal(publishable([], []).size, 0);
    assert.equal(publishable([unit(0, 0)], [{ key: 'none', units: [] }]).size, 0);
  });
});

/** Agencies with procedures, their totals both ways and that of all: what two tables of a page show. */
const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([agencies, procedures]) =>
    fc
      .array(
        fc
          .integer({ min: 0, max: 9 })
          .chain((rated) => fc.integer({ min: 0, max: rated }).map((satisfied) => ({ rated, satisfied }))),
        { minLength: agencies * procedures, maxLength: agencies * procedures },
      )
      .map((units) => {
        const places = units.map((_, place) => place);
        const cells: Cell<string>[] = [{ key: 'all', units: places }];
        for (let agency = 0; agency < agencies; agency += 1)
          cells.push({
            key: `agency ${agency}`,
            units: places.filter((place) => Math.floor(place / procedures) === agency),
          });
        for (let procedure = 0; procedure < procedures; procedure += 1)
          cells.push({
            key: `procedure ${procedure}`,
            units: places.filter((place) => place % procedures === procedure),
          });
        for (const place of places) cells.push({ key: `cell ${place}`, units: [place] });
        return { units, cells };
      }),
  );
/** Officers with any dossiers whatever. */
const hands = fc.integer({ min: 1, max: 12 }).chain((count) =>
  fc
    .tuple(
      fc.array(
        fc.boolean().map((satisfied) => ({ rated: 1, satisfied: Number(satisfied) })),
        { minLength: count, maxLength: count },
      ),
      fc.array(fc.subarray(Array.from({ length: count }, (_, place) => place)), { maxLength: 5 }),
    )
    .map(([units, sets]) => ({
      units,
      cells: sets.map((own, index): Cell<string> => ({ key: `officer ${index}`, units: own })),
    })),
);

/** What an attacker has by adding and subtracting any two, three or four shown numbers: as many of whom they counted it. */
function* combinations(shown: readonly (readonly number[])[]): Generator<readonly number[]> {
  const plain = shown.map((own) => [own, 1] as const);
  for (let first = 0; first < plain.length; first += 1)
    for (let second = 0; second < plain.length; second += 1)
      for (let third = -1; third < plain.length; third += 1)
        for (const sign of [1, -1]) {
          const sum = [...plain[first]![0]];
          const add = (other: readonly number[], by: number) => {
            for (const [place, times] of other.entries()) sum[place]! += by * times;
          };
          if (first !== second) add(plain[second]![0], -1);
          if (third >= 0) add(plain[third]![0], sign);
          yield sum;
        }
}

/** What somebody learns of too few, or of nobody but the discontented, by adding and subtracting shown numbers. */
function leak(units: readonly Unit[], shown: readonly Cell<string>[]): Unit | undefined {
  const counted = shown.map((cell) => units.map((_, place) => Number(cell.units.includes(place))));
  for (const sum of combinations(counted)) {
    // Only a sum of whole people, each counted alike, says something of exactly them.
    const times = sum.find((each) => each !== 0);
    if (times === undefined || !sum.every((each) => each === 0 || each === times)) continue;
    const own = units.filter((_, place) => sum[place] !== 0);
    const told = {
      rated: own.reduce((all, { rated }) => all + rated, 0),
      satisfied: own.reduce((all, { satisfied }) => all + satisfied, 0),
    };
    if (told.rated > 0 && !isFit(told)) return told;
  }
  return undefined;
}

describe('no difference of published numbers', () => {
  for (const [what, arbitrary] of [
    ['of agencies and procedures', tables],
    ['of officers with any dossiers', hands],
  ] as const)
    test(`${what} tells what a single person answered`, () => {
      fc.assert(
        fc.property(arbitrary, ({ units, cells }) => {
          const keys = publishable<string>(units, cells);
          const shown = cells.filter(({ key }) => keys.has(key));
          assert.deepEqual(leak(units, shown), undefined);
        }),
        { numRuns: 150 },
      );
    });

  test('is a claim that fails where small numbers alone are hidden', () => {
    const units = [unit(9), unit(8), unit(1)];
    const small = [
      { key: 'total', units: [0, 1, 2] },
      { key: 'one', units: [0] },
      { key: 'other', units: [1] },
    ];
    assert.deepEqual(leak(units, small), { rated: 1, satisfied: 0 });
  });
});

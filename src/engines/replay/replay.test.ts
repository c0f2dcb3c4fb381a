import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { learn, type PastCase, replay } from './index.ts';
import { TimeQueue } from './time-queue.ts';

/** One officer, two cases that come at once: the second waits while the first is done. */
const pile: readonly PastCase[] = [
  { id: 'a', turns: [{ step: 'handle', officer: 'duc', from: 0, until: 10 }], endedAt: 10 },
  { id: 'b', turns: [{ step: 'handle', officer: 'duc', from: 0, until: 20 }], endedAt: 20 },
];
const staffOf = (cases: readonly PastCase[]) =>
  new Map(learn(cases).steps.map(({ step, staff }) => [step, staff]));
const endsOf = (cases: readonly PastCase[], changed?: Parameters<typeof replay>[3]) =>
  replay(cases, learn(cases).work, staffOf(cases), changed).map(({ endedAt }) => endedAt);

describe('learning from the past', () => {
  test('tells waiting from working', () => {
    const { steps, work } = learn(pile);
    assert.deepEqual(work, [[10], [10]]);
    assert.deepEqual(steps, [{ step: 'handle', turns: 2, staff: 1, medianWork: 10, medianWait: 10 }]);
  });

  test('counts who really does a step, not who helped out once', () => {
    const cases = Array.from({ length: 41 }, (_, index) => ({
      id: String(index),
      turns: [
        {
          step: 'handle',
          officer: index === 40 ? 'once' : index % 2 ? 'a' : 'b',
          from: index,
          until: index + 1,
        },
      ],
      endedAt: index + 1,
    }));
    assert.equal(learn([...cases]).steps[0]!.staff, 3, 'one in twenty counts');
    const more = Array.from({ length: 60 }, (_, index) => ({ ...cases[index % 40]!, id: `more ${index}` }));
    assert.equal(learn([...cases, ...more]).steps[0]!.staff, 2);
  });
});

describe('going through it again', () => {
  test('unchanged gives what was', () => {
    assert.deepEqual(endsOf(pile), [10, 20]);
  });

  test('with one more officer nobody waits', () => {
    assert.deepEqual(endsOf(pile, new Map([['handle', { staff: 2 }]])), [10, 10]);
  });

  test('with half the work the pile moves twice as fast', () => {
    assert.deepEqual(endsOf(pile, new Map([['handle', { work: 0.5 }]])), [5, 10]);
  });

  test('a step that falls away takes its waiting along; the time of nobody stays', () => {
    const cases: readonly PastCase[] = [
      {
        id: 'a',
        turns: [
          { step: 'check', officer: 'thanh', from: 0, until: 4 },
          { step: 'handle', officer: 'duc', from: 7, until: 12 },
        ],
        endedAt: 13,
      },
    ];
    assert.deepEqual(endsOf(cases), [13]);
    assert.deepEqual(
      endsOf(cases, new Map([['check', { work: 0 }]])),
      [9],
      '3 between, 5 of work, 1 at the end',
    );
  });

  test('turns that overlapped begin as far apart as they did', () => {
    const cases: readonly PastCase[] = [
      {
        id: 'a',
        turns: [
          { step: 'ask', officer: 'a', from: 0, until: 10 },
          { step: 'ask', officer: 'b', from: 1, until: 6 },
        ],
        endedAt: 10,
      },
    ];
    assert.deepEqual(endsOf(cases), [10]);
  });

  const anyCases = fc
    .array(
      fc.tuple(
        fc.nat(50),
        fc.array(fc.tuple(fc.nat(5), fc.nat(20), fc.nat(2)), { minLength: 1, maxLength: 4 }),
      ),
      {
        minLength: 1,
        maxLength: 30,
      },
    )
    .map((lives) =>
      lives.map(([start, turns], index): PastCase => {
        let at = start;
        const done = turns.map(([gap, took, officer], turn) => {
          const from = at + gap;
          at = from + took;
          return { step: `s${turn}`, officer: `o${turn}-${officer}`, from, until: at };
        });
        return { id: String(index), turns: done, endedAt: at };
      }),
    );

  test('at one step, more people or less work never make the last case end later', () => {
    fc.assert(
      fc.property(anyCases, (cases) => {
        const short = cases.map(({ id, turns: [turn] }) => ({ id, turns: [turn!], endedAt: turn!.until }));
        const last = (changed?: Parameters<typeof replay>[3]) => Math.max(...endsOf(short, changed));
        const asItWas = last();
        return (
          last(new Map([['s0', { staff: 9 }]])) <= asItWas &&
          last(new Map([['s0', { work: 0.5 }]])) <= asItWas
        );
      }),
    );
  });

  test('nothing ends before its own work and the time of nobody are over', () => {
    fc.assert(
      fc.property(anyCases, (cases) => {
        const { work } = learn(cases);
        return endsOf(cases).every((end, index) => {
          const { turns, endedAt } = cases[index]!;
          const idle = turns.reduce(
            (sum, { from }, turn) => sum + (turn > 0 ? from - turns[turn - 1]!.until : 0),
            0,
          );
          const least = turns[0]!.from + work[index]!.reduce((sum, each) => sum + each, 0) + idle;
          return end >= least - 1e-9 && endedAt >= least - 1e-9;
        });
      }),
    );
  });
});

test('what is due at the same time comes out in the order it went in', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5)), (times) => {
      const queue = new TimeQueue<number>();
      for (const [index, at] of times.entries()) queue.push(at, index);
      const out: (readonly [number, number])[] = [];
      for (let next = queue.pop(); next; next = queue.pop()) out.push([next.at, next.value]);
      assert.deepEqual(
        out,
        times.map((at, index) => [at, index] as const).toSorted(([a, i], [b, j]) => a - b || i - j),
      );
    }),
  );
});

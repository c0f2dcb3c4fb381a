import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evaluate } from 'feelin';
import { compileFeel } from './feel.ts';
import type { Variables } from './state.ts';

const names = ['a', 'số tiền', 'c'];
const literal = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map(String),
  fc.constantFrom('0.5', '"x"', '"y"', 'true', 'false', 'null', '[1, 2]', '"a\\"b"'),
);
const term = fc.oneof(literal, fc.constantFrom(...names, 'c.d', 'c.constructor', 'a.b.c'));
const { expression } = fc.letrec<{ expression: string; test: string }>((tie) => ({
  test: fc
    .tuple(term, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), term)
    .map(([left, op, right]) => `${left} ${op} ${right}`),
  expression: fc.oneof(
    { maxDepth: 4 },
    tie('test'),
    term,
    fc
      .tuple(tie('expression'), fc.constantFrom('and', 'or'), tie('expression'))
      .map(([left, op, right]) => `(${left}) ${op} (${right})`),
    tie('expression').map((inner) => `not(${inner})`),
    fc.tuple(term, literal, literal).map(([of, from, to]) => `${of} between ${from} and ${to}`),
  ),
}));
const value = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom('x', 'y', true, false, null, [1, 2], [1], { d: 1 }, { d: 'x' }),
);

/** feelin throws at some comparisons of unlike things, such as `1 < true`; FEEL gives no meaning to those. */
function interpreted(text: string, variables: Record<string, unknown>): unknown {
  try {
    return evaluate(text, variables).value;
  } catch {
    return undefined;
  }
}

test('a compiled expression means what feelin says it means', () => {
  fc.assert(
    fc.property(expression, fc.record({ a: value, 'số tiền': value, c: value }), (text, variables) => {
      const meant = interpreted(text, variables);
      fc.pre(meant !== undefined);
      assert.deepEqual(compileFeel(text, names).evaluate(variables as Variables), meant);
    }),
    { numRuns: 600 },
  );
});

test('a name nobody has set is null, and its condition does not hold', () => {
  const feel = compileFeel('số tiền > 5 or outcomes.review = "approve"', [...names, 'outcomes']);
  assert.equal(feel.evaluate({}), null);
  assert.equal(feel.evaluate({ outcomes: { review: 'approve' } }), true);
});

test('what is not FEEL is refused with its place', () => {
  assert.throws(() => compileFeel('a >', names), /not FEEL at character/);
  assert.throws(() => compileFeel('', names), /not FEEL/);
  assert.throws(() => compileFeel('a = 1; drop', names), /not FEEL/);
});

test('only own properties are read', () => {
  assert.equal(compileFeel('c.constructor = null', names).evaluate({ c: {} }), true);
});

test('a comparison of plain values is decided the same each time it is asked', () => {
  const feel = compileFeel('outcomes.review = "sendBack" and số tiền >= 5', [...names, 'outcomes']);
  for (let amount = 0; amount < 10; amount += 1) {
    const variables = { outcomes: { review: 'sendBack' }, 'số tiền': amount };
    assert.equal(feel.evaluate(variables), amount >= 5);
    assert.equal(feel.evaluate({ ...variables, outcomes: { review: 'approve' } }), false);
  }
});

test('a comparison with nothing on its left is no condition: other engines write "=agreed" for "agreed"', () => {
  for (const text of ['=a', '> 5', 'if (> 3) then 1 else 2']) {
    assert.throws(() => compileFeel(text, ['a']), /left of the comparison/);
  }
  assert.equal(compileFeel('a in (> 3)', ['a']).evaluate({ a: 4 }), true);
});

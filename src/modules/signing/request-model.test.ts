import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type AskedStage, checkStages, settle, type TurnState } from './request-model.ts';

const stage = (purpose: AskedStage['purpose'], officerIds: readonly string[] = ['a'], need = 1) => ({
  purpose,
  officerIds,
  need,
});
const turn = (id: string, stage: number, need: number, state: TurnState) => ({ id, stage, need, state });

describe('what is asked of those who sign', () => {
  for (const [what, stages, codes] of [
    ['initials, signature, seal', [stage('initial'), stage('signature'), stage('seal', [])], []],
    ['two of three side by side', [stage('signature', ['a', 'b', 'c'], 2)], []],
    ['a seal before the signature', [stage('seal', []), stage('signature')], ['order-against-law']],
    ['initials after the signature', [stage('signature'), stage('initial')], ['order-against-law']],
    ['a seal on nobody’s signature', [stage('seal', [])], ['signer-missing']],
    ['a stage without anyone', [stage('signature', [])], ['stage-empty']],
    ['three of two', [stage('signature', ['a', 'b'], 3)], ['need-out-of-range']],
    ['the same person twice', [stage('signature', ['a', 'a'], 2)], ['signer-twice']],
  ] as const) {
    test(`${what}: ${codes[0] ?? 'as the law has it'}`, () => {
      assert.deepEqual(
        checkStages(stages).map(({ code }) => code),
        codes,
      );
    });
  }
});

describe('what follows a turn', () => {
  test('enough of a stage spare the rest and let the next begin', () => {
    const turns = [
      turn('a', 0, 2, 'signed'),
      turn('b', 0, 2, 'signed'),
      turn('c', 0, 2, 'open'),
      turn('d', 1, 1, 'waiting'),
    ];
    assert.deepEqual(settle(turns), { state: 'open', toOpen: ['d'], toSpare: ['c'] });
  });

  test('one refusal is no end while enough can still sign', () => {
    const turns = [turn('a', 0, 2, 'refused'), turn('b', 0, 2, 'open'), turn('c', 0, 2, 'open')];
    assert.deepEqual(settle(turns), { state: 'open', toOpen: [], toSpare: [] });
  });

  test('a refusal too many ends the whole, later stages with it', () => {
    const turns = [turn('a', 0, 2, 'refused'), turn('b', 0, 2, 'open'), turn('d', 1, 1, 'waiting')];
    assert.deepEqual(settle(turns), { state: 'refused', toOpen: [], toSpare: ['b', 'd'] });
  });

  test('no stage begins before the one ahead of it has enough, whatever happens', () => {
    const states = fc.constantFrom<TurnState>('open', 'waiting', 'signed', 'refused', 'passed', 'spared');
    const any = fc.array(fc.record({ stage: fc.integer({ min: 0, max: 3 }), state: states }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 3 }), (drawn, need) => {
        const turns = drawn.map(({ stage, state }, index) => turn(String(index), stage, need, state));
        const { toOpen, state } = settle(turns);
        for (const id of toOpen) {
          const { stage } = turns[Number(id)]!;
          for (let before = 0; before < stage; before++) {
            const signed = turns.filter((each) => each.stage === before && each.state === 'signed').length;
            const isThere = turns.some((each) => each.stage === before && each.state !== 'passed');
            assert.ok(!isThere || signed >= need);
          }
        }
        if (state !== 'open') assert.deepEqual(toOpen, []);
      }),
    );
  });
});

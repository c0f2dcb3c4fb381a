import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  nextStatuses,
  readStatusCode,
  type StatusCode,
  stageOf,
  statusNames,
  statusRefusal,
} from './index.ts';

const codes = Object.keys(statusNames) as StatusCode[];

describe('the statuses of a document', () => {
  const may: readonly (readonly [StatusCode[], StatusCode[], StatusCode[]])[] = [
    [[], ['01'], ['13']],
    [['01'], ['02', '03'], ['13']],
    [['01', '02'], [], []],
    [['01', '03'], ['04'], ['13']],
    [['01', '03', '04'], ['05'], ['13']],
    [['01', '03', '04', '05'], ['06'], ['13']],
    [['01', '03', '04', '05', '06'], [], []],
    [['01', '03', '13'], ['04', '15', '16'], []],
    [['01', '03', '13', '16'], ['04'], []],
    [['01', '03', '13', '15'], [], []],
    [['13'], ['01', '15', '16'], []],
  ];
  for (const [history, receiver, sender] of may) {
    test(`after ${history.join(' ') || 'sending'} are ${[...receiver, ...sender].join(', ') || 'none'}`, () => {
      assert.deepEqual(nextStatuses(history, 'receiver'), receiver);
      assert.deepEqual(nextStatuses(history, 'sender'), sender);
    });
  }

  const refused: readonly (readonly [StatusCode[], StatusCode, 'sender' | 'receiver', string])[] = [
    [['01'], '01', 'receiver', 'status-repeated'],
    [[], '03', 'receiver', 'status-before-arrival'],
    [['01'], '04', 'receiver', 'status-out-of-order'],
    [['01', '02'], '03', 'receiver', 'status-after-end'],
    [['01'], '03', 'sender', 'status-not-the-senders'],
    [['01'], '13', 'receiver', 'status-not-the-receivers'],
    [['01'], '15', 'receiver', 'recall-not-asked'],
    [['01', '13', '16'], '15', 'receiver', 'recall-answered'],
    [['01', '03', '04', '05', '06'], '13', 'sender', 'recall-too-late'],
  ];
  for (const [history, code, by, reason] of refused) {
    test(`${code} by the ${by} after ${history.join(' ') || 'sending'} is refused: ${reason}`, () => {
      assert.equal(statusRefusal(history, code, by), reason);
    });
  }

  test('end, whatever is tried: no path is endless, and none says the same twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...codes), fc.constantFrom('sender', 'receiver'))),
        (tries) => {
          const history: StatusCode[] = [];
          for (const [code, by] of tries)
            if (!statusRefusal(history, code, by as 'sender')) history.push(code);
          assert.equal(new Set(history).size, history.length);
          assert.ok(!(history.includes('15') && history.includes('16')));
          assert.equal(
            stageOf(history),
            stageOf(history.toReversed()),
            'the stage does not depend on the order',
          );
        },
      ),
    );
  });

  test('are read as people write them', () => {
    assert.deepEqual(['3', '03', ' 13 '].map(readStatusCode), ['03', '03', '13']);
    assert.deepEqual(['7', '', 'toString'].map(readStatusCode), [undefined, undefined, undefined]);
  });
});

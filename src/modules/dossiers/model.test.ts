import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  canMove,
  dossierCan,
  dossierCode,
  dossierCodePattern,
  isClosed,
  type StatusName,
  statuses,
  tidyDossierCode,
  transitions,
} from './model.ts';

describe('the ten statuses', () => {
  test('keep the numbers of the national portal', () => {
    assert.deepEqual(Object.values(statuses), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('lead from filing to every other one', () => {
    const reached = new Set<StatusName>(['filed']);
    for (const name of reached) for (const next of transitions[name]) reached.add(next);
    assert.equal(reached.size, 10);
  });

  test('end in refusal, withdrawal, stopping or delivery', () => {
    const closed = Object.values(statuses).filter(isClosed);
    assert.deepEqual(closed, [statuses.refused, statuses.withdrawn, statuses.stopped, statuses.delivered]);
    for (const status of closed) {
      for (const [act, can] of Object.entries(dossierCan)) {
        if (act !== 'rate' && act !== 'reopen')
          assert.equal(can({ status }), false, `${act} in status ${status}`);
      }
    }
  });

  test('do not let a result be delivered before it is finished', () => {
    assert.equal(canMove(statuses.processing, 'delivered'), false);
    assert.equal(dossierCan.deliver({ status: statuses.finished }), true);
  });
});

describe('a dossier code', () => {
  test('is the agency, the day and the number of the day', () => {
    assert.equal(dossierCode('H18.12', Temporal.PlainDate.from('2026-11-22'), 7), 'H18.12-261122-0007');
  });

  test('grows past four digits rather than begin again', () => {
    assert.match(dossierCode('H18', Temporal.PlainDate.from('2026-11-22'), 12_345), dossierCodePattern);
  });

  for (const code of ['000.00.01.H18-200526-0001', 'H18.12-240115-0007', 'G09.20-20260609-0092637']) {
    test(`of the form ${code} is known`, () => assert.match(code, dossierCodePattern));
  }

  test('is understood as people type it', () => {
    assert.equal(tidyDossierCode(' h18.12 – 261122–0007'), 'H18.12-261122-0007');
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { InvalidProcess, type StepList } from '#engines/process/index.ts';
import { readProcess } from './read-process.ts';
import { twoProcesses } from './two-processes.ts';

async function issueOf(source: unknown) {
  try {
    await readProcess(source);
  } catch (error) {
    assert.ok(error instanceof InvalidProcess, String(error));
    const { code, element, line, reason } = error.issues[0]!;
    return { code, element, line, reason };
  }
  return assert.fail('it was taken');
}

const listOf = (steps: StepList['steps'], called?: StepList['called']): StepList => ({
  id: 'p',
  name: 'P',
  steps,
  ...(called && { called }),
});

describe('a process is refused', () => {
  test('for what it wants the program to do and the program does not know', async () => {
    const { code, element, reason } = await issueOf(listOf([{ id: 'pay', service: 'payBribe' }]));
    assert.deepEqual([code, element], ['unknown-operation', 'pay']);
    assert.match(reason, /no "payBribe"; it can do notifyApplicant/);
    const drawn = twoProcesses.replace(
      '<userTask id="measure"',
      '<serviceTask id="x" muong:operation="payBribe"/><userTask id="measure"',
    );
    const routed = drawn
      .replace('targetRef="measure"/>', 'targetRef="x"/>')
      .replace('id="g2"', 'id="g0" sourceRef="x" targetRef="measure"/><sequenceFlow id="g2"');
    assert.deepEqual((await issueOf({ bpmn: routed })).line, 26, 'by its line, in a called process too');
  });

  test('for a process that it calls and does not bring along', async () => {
    const { code, element } = await issueOf(listOf([{ id: 'land', call: 'survey' }]));
    assert.deepEqual([code, element], ['unknown-process', 'land']);
    const gone = twoProcesses.replaceAll('id="survey"', 'id="other"');
    assert.equal((await issueOf({ bpmn: gone })).code, 'no-process');
  });

  test('for a fault in a process it calls, and for a call that would never end', async () => {
    const bad = { id: 'survey', name: 'S', steps: [{ id: 'measure', when: 'nobody = 1' }] };
    assert.equal((await issueOf(listOf([{ id: 'land', call: 'survey' }], [bad]))).code, 'bad-expression');
    const again = listOf([{ id: 'land', call: 'p' }], [listOf([{ id: 'x' }])]);
    assert.equal((await issueOf(again)).code, 'calls-itself');
    const back = twoProcesses.replace(
      '<sendTask id="tell" messageRef="fixed"/>',
      '<callActivity id="tell" calledElement="whole"/>',
    );
    const { code, element } = await issueOf({ bpmn: back });
    assert.deepEqual([code, element], ['calls-itself', 'tell']);
  });
});

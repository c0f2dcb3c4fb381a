import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InvalidProcess, type ProcessIssue } from '../process-issue.ts';
import { readBpmn, readBpmnModel } from './read-bpmn.ts';
import { flow, sketch } from './sketch.ts';

async function issuesOf(xml: string): Promise<readonly ProcessIssue[]> {
  try {
    await readBpmn(xml);
  } catch (error) {
    assert.ok(error instanceof InvalidProcess, `${error}`);
    return error.issues;
  }
  return [];
}

/** A start, the elements in a row, an end. */
const around = (id: string, ...elements: readonly string[]) =>
  sketch('<startEvent id="s"/>', ...elements, '<endEvent id="e"/>', flow('s', id, 'e'));

const unsupported: readonly (readonly [element: string, type: string, reason: RegExp])[] = [
  ['<task id="x"/>', 'bpmn:Task', /what kind of task/],
  ['<manualTask id="x"/>', 'bpmn:ManualTask', /user task/],
  ['<scriptTask id="x"><script>rm()</script></scriptTask>', 'bpmn:ScriptTask', /scripts are not run/],
  ['<complexGateway id="x"/>', 'bpmn:ComplexGateway', /complex/],
  ['<transaction id="x"/>', 'bpmn:Transaction', /transactions/],
  ['<adHocSubProcess id="x"/>', 'bpmn:AdHocSubProcess', /ad-hoc/],
  ['<subProcess id="x" triggeredByEvent="true"/>', 'bpmn:SubProcess', /event sub-processes/],
  ['<userTask id="x" isForCompensation="true"/>', 'bpmn:UserTask', /compensation/],
  ['<userTask id="x" startQuantity="2"/>', 'bpmn:UserTask', /startQuantity/],
  ['<userTask id="x"><standardLoopCharacteristics/></userTask>', 'bpmn:UserTask', /standard loop/],
  ['<userTask id="x"><multiInstanceLoopCharacteristics/></userTask>', 'bpmn:UserTask', /for whom/],
  ['<receiveTask id="x" instantiate="true"/>', 'bpmn:ReceiveTask', /start events/],
  [
    '<eventBasedGateway id="x" eventGatewayType="Parallel"/>',
    'bpmn:EventBasedGateway',
    /first of its events/,
  ],
  ['<intermediateCatchEvent id="x"/>', 'bpmn:IntermediateCatchEvent', /what it waits for/],
  [
    '<intermediateCatchEvent id="x"><signalEventDefinition/></intermediateCatchEvent>',
    'bpmn:IntermediateCatchEvent',
    /which signal/,
  ],
  [
    '<intermediateThrowEvent id="x"><escalationEventDefinition/></intermediateThrowEvent>',
    'bpmn:IntermediateThrowEvent',
    /an escalation event/,
  ],
  [
    '<intermediateCatchEvent id="x"><timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition></intermediateCatchEvent>',
    'bpmn:IntermediateCatchEvent',
    /repeats/,
  ],
];

for (const [element, type, reason] of unsupported) {
  test(`${element} is refused by id, type, line and reason`, async () => {
    const [issue] = await issuesOf(around('x', element));
    assert.equal(issue?.element, 'x');
    assert.equal(issue?.type, type);
    assert.equal(issue?.line, 4);
    assert.match(issue?.reason ?? '', reason);
  });
}

const incomplete: readonly (readonly [element: string, code: string])[] = [
  ['<serviceTask id="x"/>', 'part-missing'],
  ['<sendTask id="x"/>', 'part-missing'],
  ['<receiveTask id="x"/>', 'part-missing'],
  ['<callActivity id="x"/>', 'part-missing'],
  ['<businessRuleTask id="x" muong:decision="1 + 1"/>', 'part-missing'],
  ['<businessRuleTask id="x" muong:decision="1 +" muong:result="y"/>', 'bad-expression'],
  ['<businessRuleTask id="x" muong:decision="pagse" muong:result="y"/>', 'bad-expression'],
  ['<businessRuleTask id="x" muong:decision="outcomes.nobody" muong:result="y"/>', 'bad-expression'],
  [
    '<intermediateCatchEvent id="x"><timerEventDefinition><timeDuration>soon</timeDuration></timerEventDefinition></intermediateCatchEvent>',
    'timer-unclear',
  ],
  [
    '<intermediateCatchEvent id="x"><timerEventDefinition><timeDate>someDay</timeDate></timerEventDefinition></intermediateCatchEvent>',
    'timer-unclear',
  ],
  ['<subProcess id="x"/>', 'no-start'],
];

for (const [element, code] of incomplete) {
  test(`${element} is refused as ${code}`, async () => {
    const issues = await issuesOf(around('x', element));
    assert.equal(issues[0]?.code, code, JSON.stringify(issues));
    assert.equal(issues[0]?.element, 'x');
    assert.equal(issues[0]?.line, 4);
  });
}

test('a condition in another language is refused, and so is a file whose conditions all are', async () => {
  const condition = (language: string) =>
    `<sequenceFlow id="f" sourceRef="g" targetRef="e"><conditionExpression xsi:type="tFormalExpression" ${language}>true</conditionExpression></sequenceFlow>`;
  const parts = ['<startEvent id="s"/><exclusiveGateway id="g"/><endEvent id="e"/>', flow('s', 'g')];
  const [own] = await issuesOf(sketch(...parts, condition('language="application/javascript"')));
  assert.match(own!.reason, /javascript/);
  const groovy = sketch(...parts, condition('')).replace('id="d"', 'id="d" expressionLanguage="urn:groovy"');
  assert.match((await issuesOf(groovy))[0]!.reason, /groovy/);
  assert.deepEqual(await issuesOf(sketch(...parts, condition('language="feel"'))), []);
});

test('several processes in one file are told apart by id, or refused', async () => {
  const process = (id: string) =>
    `<process id="${id}"><startEvent id="${id}s"/><endEvent id="${id}e"/>${flow(`${id}s`, `${id}e`)}</process>`;
  const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">${process('a')}${process('b')}</definitions>`;
  assert.equal((await issuesOf(xml))[0]?.code, 'several-processes');
  assert.equal((await readBpmnModel(xml, 'b')).id, 'b');
  await assert.rejects(readBpmnModel(xml, 'c'), InvalidProcess);
});

test('lanes are positions, the innermost counts, and an element may say its own', async () => {
  const model = await readBpmnModel(
    sketch(
      '<laneSet id="ls"><lane id="l1" name="office"><flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef><childLaneSet id="c"><lane id="l2" name="clerk"><flowNodeRef>b</flowNodeRef></lane></childLaneSet></lane></laneSet>',
      '<startEvent id="s"/><userTask id="a"/><userTask id="b"/><userTask id="c1" muong:position="chair"/><endEvent id="e"/>',
      flow('s', 'a', 'b', 'c1', 'e'),
    ),
  );
  const positions = model.nodes.filter((node) => node.kind === 'user').map((node) => node.position);
  assert.deepEqual(positions, ['office', 'clerk', 'chair']);
});

const broken: readonly (readonly [what: string, xml: string, code: string])[] = [
  ['nothing at all', '', 'not-well-formed'],
  ['no XML', 'Kính gửi Ủy ban nhân dân xã', 'not-well-formed'],
  ['another vocabulary', '<html/>', 'not-bpmn'],
  ['no process', sketch().replace(/<process.*process>/s, ''), 'no-process'],
  ['an unknown element', around('x', '<userTask id="x"/><teleport id="t"/>'), 'not-bpmn'],
  [
    'a reference to nothing',
    around('x', '<userTask id="x"/>').replace('targetRef="e"', 'targetRef="q"'),
    'not-bpmn',
  ],
  ['the same id twice', around('x', '<userTask id="x"/><userTask id="x"/>'), 'not-bpmn'],
  ['an unclosed element', around('x', '<userTask id="x">'), 'not-well-formed'],
  [
    'an extension that must be understood',
    around('x', '<userTask id="x"/>').replace(
      '<process',
      '<extension mustUnderstand="true" definition="a:b"/><process',
    ),
    'unknown-extension',
  ],
];

for (const [what, xml, code] of broken) {
  test(`a file with ${what} is refused as ${code}`, async () => {
    assert.equal((await issuesOf(xml))[0]?.code, code);
  });
}

const hostile: readonly (readonly [what: string, xml: string, code: string])[] = [
  ['a document type', `<!DOCTYPE d [<!ENTITY a "aaaa">]>${around('x', '<userTask id="x"/>')}`, 'doctype'],
  [
    'a billion laughs',
    `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><definitions>&b;</definitions>`,
    'doctype',
  ],
  ['an undeclared entity', sketch('<documentation>&secret;</documentation>'), 'not-well-formed'],
  ['fifty thousand nested elements', sketch('<subProcess>'.repeat(50_000)), 'too-deep'],
  ['three million characters', sketch(`<!--${'x'.repeat(3_000_000)}-->`), 'too-large'],
  ['a hundred thousand elements', sketch('<endEvent/>'.repeat(100_000)), 'too-large'],
  ['an endless attribute', sketch(`<endEvent id="${'x'.repeat(1_000_000)}"/>`), 'too-large'],
  [
    'more tasks than an office has',
    around('x', ...Array.from({ length: 1_100 }, (_, n) => `<userTask id="${n === 0 ? 'x' : `t${n}`}"/>`)),
    'too-large',
  ],
];

for (const [what, xml, code] of hostile) {
  // A limit for what would hang, far from what the reading takes.
  test(`${what} is refused and does not hang`, { timeout: 60_000 }, async () => {
    assert.equal((await issuesOf(xml))[0]?.code, code);
  });
}

test('every beginning of a good file is refused and none crashes the reader', async () => {
  const xml = around('x', '<userTask id="x" name="Thẩm định"/>');
  for (let length = 0; length < xml.length; length += 7) {
    assert.notEqual((await issuesOf(xml.slice(0, length))).length, 0);
  }
  assert.deepEqual(await issuesOf(xml), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { InvalidProcess } from '../process-issue.ts';
import { readBpmn } from './read-bpmn.ts';
import { flow, sketch } from './sketch.ts';

/** A file with some of everything, so that mangling it reaches every corner of the reader. */
const rich = sketch(
  '<extensionElements><muong:variable name="ok" type="boolean"/></extensionElements>',
  '<laneSet id="ls"><lane id="l" name="desk"><flowNodeRef>a</flowNodeRef></lane></laneSet>',
  '<startEvent id="s"/><userTask id="a" muong:share="0.5" muong:outcomes="yes no"><multiInstanceLoopCharacteristics muong:each="3"><completionCondition>ok</completionCondition></multiInstanceLoopCharacteristics></userTask>',
  '<boundaryEvent id="late" attachedToRef="a"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>',
  '<exclusiveGateway id="g" default="g_b"/><serviceTask id="b" muong:operation="o"/>',
  '<subProcess id="sub"><startEvent id="is"/><callActivity id="c" calledElement="x"/><endEvent id="ie"/>',
  `${flow('is', 'c', 'ie')}</subProcess><eventBasedGateway id="eg"/><receiveTask id="r" muong:message="m"/>`,
  '<intermediateCatchEvent id="t"><timerEventDefinition><timeDate>2026-01-01</timeDate></timerEventDefinition></intermediateCatchEvent>',
  '<dataObject id="do"/><textAnnotation id="ta"><text>x</text></textAnnotation><endEvent id="e"/>',
  flow('s', 'a', 'g', 'b', 'eg', 'r', 'e') + flow('late', 'e') + flow('eg', 't', 'sub', 'e'),
  '<sequenceFlow id="f" sourceRef="g" targetRef="e"><conditionExpression>ok = true</conditionExpression></sequenceFlow>',
);

const words = [...new Set(rich.match(/(?<=<)[a-zA-Z]+|(?<= )[a-zA-Z:]+(?==)|(?<=")[^"<>]{1,12}(?=")/g))];
const strangers = [
  'foo:bar',
  'conversation',
  'choreographyTask',
  'group',
  'association',
  'signalEventDefinition',
  '',
  'é',
];

const mangled = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words, ...strangers)), {
    minLength: 1,
    maxLength: 3,
  })
  .map((changes) => changes.reduce((xml, [from, to]) => xml.replaceAll(from, to), rich));
const cut = fc
  .tuple(fc.nat(rich.length), fc.nat(60), fc.string())
  .map(([from, length, instead]) => rich.slice(0, from) + instead + rich.slice(from + length));

test('the file itself is sound', async () => {
  await readBpmn(rich);
});

test('a mangled file is taken or refused with reasons; nothing else happens', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(mangled, cut), async (xml) => {
      try {
        await readBpmn(xml);
      } catch (error) {
        assert.ok(error instanceof InvalidProcess, `${error}`);
        assert.ok(error.issues.length > 0 && error.issues.every((issue) => issue.reason !== ''));
        refused += 1;
      }
    }),
    { numRuns: 600 },
  );
  assert.ok(refused > 100);
});

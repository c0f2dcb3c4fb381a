import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { InvalidProcess, type ProcessIssue } from '../process-issue.ts';
import { decodeBpmn } from './decode-bpmn.ts';
import { readBpmn } from './read-bpmn.ts';

/**
 * Files of the shapes that the tools of the BPMN Model Interchange Working Group write: prefixes, encodings, vendors'
 * extensions, pools, and every element of BPMN 2.0. Each is taken, or refused by element, line and reason.
 */
const namespaces = [
  'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"',
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:paint="urn:vendor:paint"',
  'xmlns:run="urn:vendor:run"',
  'xmlns:xs="urn:vendor:types"',
].join(' ');
const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const file = (lines: readonly string[], declaration = '<?xml version="1.0" encoding="UTF-8"?>') =>
  [
    `${declaration}<definitions xmlns="${model}" ${namespaces} id="d" targetNamespace="urn:t" expressionLanguage="http://www.w3.org/1999/XPath" exporter="Vendor">`,
    ...lines,
    '</definitions>',
  ].join('\n');
const flow = (id: string, from: string, to: string) =>
  `<sequenceFlow id="${id}" name="" isImmediate="true" sourceRef="${from}" targetRef="${to}"/>`;
const lending = [
  '<startEvent id="s"><outgoing>f1</outgoing></startEvent>',
  '<userTask id="u" name="Cho&#xD;&#xA;mượn" implementation="##WebService" completionQuantity="1" startQuantity="1" isForCompensation="false"/>',
  '<endEvent id="e"><incoming>f2</incoming></endEvent>',
  flow('f1', 's', 'u'),
  flow('f2', 'u', 'e'),
];
const process = (id: string, lines: readonly string[], more = 'isExecutable="false"') => [
  `<process id="${id}" ${more}>`,
  ...lines,
  '</process>',
];

async function issuesOf(xml: string, id?: string): Promise<readonly ProcessIssue[]> {
  try {
    await readBpmn(xml, id);
  } catch (error) {
    assert.ok(error instanceof InvalidProcess, `${error}`);
    return error.issues;
  }
  return assert.fail('it was taken');
}

describe('a file of another tool is taken', () => {
  test('with a prefix of its own and a declared encoding that is no UTF-8', async () => {
    const declaration = '<?xml version="1.0" encoding="ISO-8859-1" standalone="yes"?>';
    const xml = file(process('p', lending), declaration)
      .replaceAll(/<(\/?)(?=[a-z])/g, '<$1semantic:')
      .replace(`xmlns="${model}"`, `xmlns:semantic="${model}"`);
    assert.equal((await readBpmn(xml)).nodes.length, 3);
    const bytes = Buffer.from(xml.replace('Cho&#xD;&#xA;mượn', 'Prêt'), 'latin1');
    assert.equal((await readBpmn(decodeBpmn(bytes))).byId.get('u')?.model.name, 'Prêt');
  });

  test('with what it keeps for itself, what it draws, and data that have no effect', async () => {
    const own =
      '<extensionElements><paint:style><paint:basic rgb="1"/><Grid spacing="15"/></paint:style></extensionElements>';
    const data = [
      '<ioSpecification id="io"><dataOutput id="out" itemSubjectRef="yes" name="agreed"/><inputSet id="in"><outputSetRefs>set</outputSetRefs></inputSet><outputSet id="set"><dataOutputRefs>out</dataOutputRefs></outputSet></ioSpecification>',
      '<dataOutputAssociation id="a"><sourceRef>out</sourceRef><targetRef>ref</targetRef></dataOutputAssociation>',
      '<potentialOwner id="o"><resourceRef>team</resourceRef></potentialOwner>',
    ].join('');
    const drawn = [
      '<bpmndi:BPMNDiagram id="g"><bpmndi:BPMNPlane bpmnElement="p" id="pl"><bpmndi:BPMNShape bpmnElement="u" id="u_gui">',
      '<dc:Bounds height="1.0" width="2" x="1" y="2"/><bpmndi:BPMNLabel labelStyle="gone"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>',
    ];
    const xml = file([
      '<import importType="http://www.w3.org/2001/XMLSchema" location="types.xsd" namespace="urn:vendor:types"/>',
      '<itemDefinition id="yes" structureRef="xs:bool"/><resource id="team" name="Team"/><dataStore id="ds" isUnlimited="false"/>',
      ...process('p', [
        own,
        '<documentation textFormat="text/html"><![CDATA[<p>x</p>]]></documentation>',
        ...lending.map((line) =>
          line.startsWith('<userTask')
            ? `${line.replace('/>', ' run:assignee="#{who}" run:formKey="app:a.jsf">')}${own}${data}</userTask>`
            : line,
        ),
        '<dataObject id="do" itemSubjectRef="yes"/><dataObjectReference id="ref" dataObjectRef="do"/>',
        '<textAnnotation id="t"><text>x</text></textAnnotation><association id="as" sourceRef="u" targetRef="t"/><group id="gr"/>',
      ]),
      ...drawn,
    ]);
    const { nodes } = await readBpmn(xml);
    assert.deepEqual(
      nodes.map(({ id }) => id),
      ['s', 'u', 'e'],
    );
  });

  test('with its own namespace before the ids it refers to', async () => {
    const qualified = [
      '<startEvent id="s"/><userTask id="u" default="own:f2"/><callActivity id="c" calledElement="own:other"/><endEvent id="e"/><endEvent id="e2"/>',
      '<boundaryEvent id="b" attachedToRef="own:u"><messageEventDefinition messageRef="own:m"/></boundaryEvent>',
      ...[flow('f1', 'own:s', 'own:u'), flow('f2', 'own:u', 'own:c'), flow('f3', 'own:c', 'own:e')],
      flow('f4', 'own:b', 'own:e2'),
    ];
    const xml = file(['<message id="m" name="Trả lời"/>', ...process('p', qualified)]);
    const { byId } = await readBpmn(xml.replace('id="d"', 'id="d" xmlns:own="urn:t"'));
    assert.equal(byId.get('b')?.model.attachedTo, 'u');
    assert.equal(byId.get('b')?.model.message, 'Trả lời');
    assert.equal(byId.get('c')?.model.calls, 'other');
    const [issue] = await issuesOf(xml.replace('id="d"', 'id="d" xmlns:own="urn:another"'));
    assert.match(issue?.reason ?? '', /refers to "own:f2", which is not in the file/);
  });

  test('with data and message flows that refer to what was left out of the file', async () => {
    const beside = [
      '<dataStoreReference id="store" dataStoreRef="gone"/><dataObject id="do" itemSubjectRef="gone"/>',
      '<association id="as" sourceRef="u" targetRef="gone"/>',
    ];
    const xml = file([
      '<collaboration id="c"><participant id="p1" processRef="p"/><messageFlow id="m" sourceRef="u" targetRef="p1" messageRef="gone"/></collaboration>',
      ...process('p', [...lending, ...beside]),
    ]);
    assert.equal((await readBpmn(xml)).nodes.length, 3);
  });

  test('one pool of several, when it is named', async () => {
    const xml = file([
      '<collaboration id="c"><participant id="p1" processRef="a"/><participant id="p2" processRef="b"/><participant id="p3" name="black box"/><messageFlow id="m" sourceRef="p3" targetRef="p1"/></collaboration>',
      ...process('a', [
        '<startEvent id="a1"/><task id="a2"/><endEvent id="a3"/>',
        flow('x', 'a1', 'a2'),
        flow('y', 'a2', 'a3'),
      ]),
      ...process('b', lending),
    ]);
    assert.equal((await readBpmn(xml, 'b')).nodes.length, 3);
    assert.match((await issuesOf(xml))[0]!.reason, /several processes \(a, b\); say which/);
    const [issue] = await issuesOf(xml, 'a');
    assert.deepEqual([issue?.element, issue?.type, issue?.line], ['a2', 'bpmn:Task', 4]);
  });
});

/** Everything of BPMN 2.0 that is not carried out, or was left half-said, as the reference models have it: one a line. */
const refused: readonly (readonly [id: string, element: string, reason: RegExp])[] = [
  [
    's1',
    '<startEvent id="s1"><conditionalEventDefinition><condition/></conditionalEventDefinition></startEvent>',
    /a conditional event/,
  ],
  [
    's2',
    '<startEvent id="s2" parallelMultiple="true"><messageEventDefinition/><signalEventDefinition/></startEvent>',
    /one cause only/,
  ],
  ['s3', '<startEvent id="s3"><signalEventDefinition/></startEvent>', /which signal/],
  ['t1', '<task id="t1"/>', /what kind of task/],
  ['t2', '<userTask id="t2"><multiInstanceLoopCharacteristics isSequential="true"/></userTask>', /for whom/],
  ['t3', '<userTask id="t3"><standardLoopCharacteristics testBefore="false"/></userTask>', /standard loop/],
  [
    'b1',
    '<boundaryEvent id="b1" attachedToRef="t1" cancelActivity="false"><escalationEventDefinition/></boundaryEvent>',
    /an escalation event/,
  ],
  [
    'b2',
    '<boundaryEvent id="b2" attachedToRef="t1"><compensateEventDefinition/></boundaryEvent>',
    /a compensate event/,
  ],
  [
    'b3',
    '<boundaryEvent id="b3" attachedToRef="t1"><messageEventDefinition/></boundaryEvent>',
    /which message/,
  ],
  [
    'l1',
    '<intermediateThrowEvent id="l1"><linkEventDefinition name="L"/></intermediateThrowEvent>',
    /a link event/,
  ],
  [
    'l2',
    '<intermediateCatchEvent id="l2"><linkEventDefinition name="L"/></intermediateCatchEvent>',
    /a link event/,
  ],
  ['g1', '<intermediateThrowEvent id="g1"><signalEventDefinition/></intermediateThrowEvent>', /which signal/],
  ['p1', '<subProcess id="p1" triggeredByEvent="true"/>', /event sub-processes/],
  ['p2', '<transaction id="p2"/>', /transactions/],
  ['p3', '<adHocSubProcess id="p3" ordering="Parallel"/>', /ad-hoc/],
  ['p4', '<callChoreography id="p4"/>', /not known here/],
  ['k1', '<complexGateway id="k1"/>', /complex gateways/],
  ['k2', '<eventBasedGateway id="k2" instantiate="true"/>', /only start events/],
  ['k3', '<scriptTask id="k3"><script>y</script></scriptTask>', /scripts are not run/],
  ['k4', '<manualTask id="k4"/>', /user task/],
  ['k5', '<implicitThrowEvent id="k5"/>', /not known here/],
  ['e1', '<endEvent id="e1"><signalEventDefinition/></endEvent>', /which signal/],
  ['e2', '<endEvent id="e2"><escalationEventDefinition/></endEvent>', /an escalation event/],
  ['e3', '<endEvent id="e3"><errorEventDefinition/></endEvent>', /which error/],
  ['e4', '<endEvent id="e4"><cancelEventDefinition/></endEvent>', /a cancel event/],
];

describe('a file of another tool is refused', () => {
  test('for every element at once, each by its id, line and reason', async () => {
    const issues = await issuesOf(
      file(
        process(
          'p',
          refused.map(([, element]) => element),
        ),
      ),
    );
    refused.forEach(([id, , reason], place) => {
      const issue = issues.find(({ element }) => element === id);
      assert.ok(issue, `${id} was taken in silence`);
      assert.match(issue.reason, reason);
      assert.equal(issue.line, place + 3, id);
    });
  });

  test('for what was left unsaid, where nothing else is wrong', async () => {
    const half = [
      '<startEvent id="s"/><intermediateCatchEvent id="c"><timerEventDefinition><timeDate/></timerEventDefinition></intermediateCatchEvent><callActivity id="ca"/>',
      '<subProcess id="sp"/><businessRuleTask id="br"/><receiveTask id="rt"/><endEvent id="e"/>',
      ...['s', 'c', 'ca', 'sp', 'br', 'rt', 'e']
        .slice(1)
        .map((to, place) => flow(`f${place}`, ['s', 'c', 'ca', 'sp', 'br', 'rt'][place]!, to)),
    ];
    const issues = await issuesOf(file(process('p', half)));
    assert.deepEqual([...new Set(issues.map(({ element }) => element))].toSorted(), [
      'br',
      'c',
      'ca',
      'rt',
      'sp',
    ]);
    assert.ok(issues.every(({ line, reason }) => line !== undefined && reason !== ''));
  });

  test('for conditions in another language than FEEL', async () => {
    const split = (condition: string) => [
      '<startEvent id="s"/><exclusiveGateway id="x" default="c"/><endEvent id="e1"/><endEvent id="e2"/>',
      flow('a', 's', 'x'),
      `<sequenceFlow id="b" sourceRef="x" targetRef="e1">${condition}</sequenceFlow>`,
      flow('c', 'x', 'e2'),
    ];
    for (const [condition, reason] of [
      ['<conditionExpression xsi:type="tFormalExpression">#{approved}</conditionExpression>', /approved/],
      [
        '<conditionExpression xsi:type="tFormalExpression" language="http://www.java.com/java">!a</conditionExpression>',
        /only FEEL/,
      ],
      ['<conditionExpression/>', /empty/],
      ['<conditionExpression>=approved</conditionExpression>', /nothing stands left of the comparison/],
    ] as const) {
      const [issue] = await issuesOf(file(process('p', split(condition))));
      assert.equal(issue?.element, 'b');
      assert.match(issue?.reason ?? '', reason);
      assert.ok(issue?.line, condition);
    }
  });

  test('when it holds a choreography, a conversation or nothing to carry out', async () => {
    for (const lines of [
      ['<choreography id="c"><startEvent id="s"/></choreography>'],
      [
        '<collaboration id="c"><participant id="p1"/><participant id="p2"/><conversation id="v"><participantRef>p1</participantRef><participantRef>p2</participantRef></conversation></collaboration>',
      ],
      process('p', []),
    ]) {
      assert.equal((await issuesOf(file(lines)))[0]?.code, 'no-process');
    }
  });

  test('when its bytes are in an encoding nobody reads, or not in the one they name', () => {
    const utf16 = Buffer.from(`\uFEFF${file(process('p', lending))}`, 'utf16le');
    assert.match(decodeBpmn(utf16), /Cho&#xD;/);
    const roman = Buffer.from([
      ...Buffer.from('<?xml version="1.0" encoding="MacRoman"?><a n="'),
      0x8e,
      0x22,
    ]);
    assert.match(decodeBpmn(roman), /n="é"/);
    assert.throws(() => decodeBpmn(Buffer.from('<?xml version="1.0" encoding="EBCDIC"?><a/>')), /EBCDIC/);
    assert.throws(() => decodeBpmn(Buffer.from([0x3c, 0x61, 0xff, 0x3e])), /not utf-8/);
  });
});

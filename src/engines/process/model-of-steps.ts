import { checkStepList, outcomesOf } from './check-step-list.ts';
import type { ModelFlow, ModelNode, ProcessModel } from './model.ts';
import { InvalidProcess } from './process-issue.ts';
import { fillShares } from './shares.ts';
import type { Branch, ListedStep, ListedTimer, StepList } from './step-list.ts';

/** The graph being drawn: nodes and flows in the order in which one would read them. */
interface Drawing {
  readonly nodes: ModelNode[];
  readonly flows: ModelFlow[];
}

/** The BPMN graph a step list stands for. */
export function modelOfSteps(list: StepList): ProcessModel {
  const issues = checkStepList(list);
  if (issues.length > 0) throw new InvalidProcess(issues);
  const drawing: Drawing = { nodes: [], flows: [] };
  drawing.nodes.push({ id: 'start', kind: 'start', name: '' });
  const steps = fillShares(list.steps);
  connect(drawing, 'start', entryOf(steps, 0, 'end'));
  drawSequence(drawing, steps, 'end');
  drawing.nodes.push({ id: 'end', kind: 'end', name: '' });
  if (steps.some((step) => outcomesOf(step)['reject'] === 'rejected')) {
    drawing.nodes.push({ id: 'rejected', kind: 'end', name: 'reject' });
  }
  const { id, name, variables = {} } = list;
  return { id, name, variables, ...withoutIdleMerges(drawing) };
}

/** Draws the steps one after another; the last leads to `exit`. */
function drawSequence(drawing: Drawing, steps: readonly ListedStep[], exit: string): void {
  steps.forEach((step, place) => {
    const next = entryOf(steps, place + 1, exit);
    const entryById = (id: string) => (id === 'next' ? next : id === 'end' ? exit : entryNamed(steps, id));
    if (step.when !== undefined) drawCondition(drawing, step, step.when, next);
    if (step.parallel) drawParallel(drawing, step, step.parallel, next);
    else drawStep(drawing, step, entryById);
  });
}

/** Where a step is entered: at its condition, at its fork, or at itself. */
const entryOfStep = (step: ListedStep) => (step.when === undefined ? bodyOf(step) : `${step.id}_when`);
const bodyOf = (step: ListedStep) => (step.parallel ? `${step.id}_entry` : step.id);
const entryOf = (steps: readonly ListedStep[], place: number, exit: string) => {
  const step = steps[place];
  return step ? entryOfStep(step) : exit;
};
const entryNamed = (steps: readonly ListedStep[], id: string) => {
  const step = steps.find((candidate) => candidate.id === id);
  return step ? entryOfStep(step) : id;
};

function drawCondition(drawing: Drawing, step: ListedStep, when: string, next: string): void {
  const gateway = `${step.id}_when`;
  drawing.nodes.push({
    id: gateway,
    kind: 'exclusive',
    name: '',
    defaultFlow: `${gateway}_otherwise`,
  });
  drawing.flows.push({ id: `${gateway}_true`, from: gateway, to: bodyOf(step), when });
  drawing.flows.push({ id: `${gateway}_otherwise`, from: gateway, to: next });
}

/** Several ways into a parallel gateway would be waited for; each branch, and the fork, is therefore entered by one. */
function drawParallel(drawing: Drawing, step: ListedStep, branches: readonly Branch[], next: string): void {
  const [fork, join] = [`${step.id}_fork`, `${step.id}_join`];
  drawMerge(drawing, bodyOf(step), fork);
  drawing.nodes.push({ id: fork, kind: 'parallel', name: step.name ?? '' });
  branches.forEach((branch, place) => {
    const steps = 'steps' in branch ? branch.steps : [branch];
    const exit = `${step.id}_branch${place + 1}`;
    connect(drawing, fork, entryOf(steps, 0, exit));
    drawSequence(drawing, steps, exit);
    drawMerge(drawing, exit, join);
  });
  drawing.nodes.push({ id: join, kind: 'parallel', name: '' });
  connect(drawing, join, next);
}

function drawMerge(drawing: Drawing, id: string, to: string): void {
  drawing.nodes.push({ id, kind: 'exclusive', name: '' });
  connect(drawing, id, to);
}

/** Takes out the merges into which only one way leads. */
function withoutIdleMerges({ nodes, flows }: Drawing): Drawing {
  const ways = Map.groupBy(flows, (flow) => flow.to);
  const isIdle = ({ id }: ModelNode) => /_(entry|branch\d+)$/.test(id) && ways.get(id)?.length === 1;
  const idle = new Set(nodes.filter(isIdle).map((node) => node.id));
  const onward = new Map(flows.filter((flow) => idle.has(flow.from)).map((flow) => [flow.from, flow.to]));
  return {
    nodes: nodes.filter((node) => !idle.has(node.id)),
    flows: flows
      .filter((flow) => !idle.has(flow.from))
      .map((flow) => ({ ...flow, to: onward.get(flow.to) ?? flow.to })),
  };
}

function drawStep(drawing: Drawing, step: ListedStep, entryById: (id: string) => string): void {
  const outcomes = outcomesOf(step);
  drawing.nodes.push(nodeOf(step, Object.keys(outcomes)));
  drawOutcomes(drawing, step.id, outcomes, entryById);
  (step.timers ?? []).forEach((timer, place) => {
    drawTimer(drawing, step, timer, `${step.id}_timer${place + 1}`, entryById);
  });
}

function nodeOf(step: ListedStep, outcomes: readonly string[]): ModelNode {
  const { id, position, place, question, notBy, share, form, action, consult } = step;
  const given = Object.fromEntries(
    Object.entries({ position, place, question, notBy, share, form, action }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  return {
    id,
    name: step.name ?? id,
    ...kindOf(step),
    ...given,
    ...(outcomes.length > 0 && { outcomes }),
    ...(consult && {
      many: {
        each: consult.each,
        as: consult.as,
        sequential: consult.inTurn ?? false,
        ...(consult.until !== undefined && { until: consult.until }),
        ...(consult.among && { among: consult.among }),
      },
    }),
  };
}

function kindOf(step: ListedStep): Pick<ModelNode, 'kind'> & Partial<ModelNode> {
  if (step.call !== undefined) return { kind: 'call', calls: step.call };
  if (step.service !== undefined) return { kind: 'service', operation: step.service };
  if (step.await !== undefined) return { kind: 'receive', message: step.await };
  if (step.decide) return { kind: 'decision', decision: step.decide.value, result: step.decide.into };
  return { kind: 'user' };
}

/** One flow when every word goes the same way; otherwise a gateway, whose default is the first word's. */
function drawOutcomes(
  drawing: Drawing,
  id: string,
  outcomes: Readonly<Record<string, string>>,
  entryById: (id: string) => string,
): void {
  const targets = new Map<string, string[]>();
  for (const [word, to] of Object.entries(outcomes)) {
    const target = entryById(to);
    targets.set(target, [...(targets.get(target) ?? []), word]);
  }
  if (targets.size < 2) {
    connect(drawing, id, [...targets.keys()][0] ?? entryById('next'));
    return;
  }
  const gateway = `${id}_choice`;
  const [usual, ...others] = [...targets];
  const defaultFlow = `${gateway}_${usual![1][0]}`;
  drawing.nodes.push({ id: gateway, kind: 'exclusive', name: '', defaultFlow });
  connect(drawing, id, gateway);
  drawing.flows.push({ id: defaultFlow, from: gateway, to: usual![0], name: usual![1].join(', ') });
  for (const [to, words] of others) {
    const when = words.map((word) => `outcomes.${id} = ${JSON.stringify(word)}`).join(' or ');
    drawing.flows.push({ id: `${gateway}_${words[0]}`, from: gateway, to, name: words.join(', '), when });
  }
}

function drawTimer(
  drawing: Drawing,
  step: ListedStep,
  { goTo, clock = 'working', ...rule }: ListedTimer,
  id: string,
  entryById: (id: string) => string,
): void {
  const interrupting = goTo !== 'remind';
  const timer = { ...rule, clock };
  drawing.nodes.push({ id, kind: 'boundary', name: '', attachedTo: step.id, interrupting, timer });
  connect(drawing, id, interrupting ? entryById(goTo) : `${id}_remind`);
  if (interrupting) return;
  drawing.nodes.push({ id: `${id}_remind`, kind: 'end', name: 'remind', message: 'remind' });
}

function connect(drawing: Drawing, from: string, to: string): void {
  drawing.flows.push({ id: `${from}__${to}`, from, to });
}

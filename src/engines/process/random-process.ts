import fc from 'fast-check';
import type { ModelFlow, ModelNode, ProcessModel } from './model.ts';
import type { Branch, ListedStep, StepList } from './step-list.ts';

/** Step lists as an office might write them; each compiles, whatever is drawn. For property tests. */
export const stepLists: fc.Arbitrary<StepList> = fc
  .tuple(fc.array(shapes(1), { minLength: 1, maxLength: 4 }))
  .map(([steps]) => ({
    id: 'random',
    name: 'random',
    variables: { wanted: 'boolean', people: 'list' },
    steps: numbered(steps),
  }));

type Shape = (id: () => string, earlier: string | undefined) => ListedStep;

function shapes(depth: number): fc.Arbitrary<Shape> {
  const plain = fc
    .record({
      when: fc.option(fc.constantFrom('wanted', 'not(wanted)', 'count(people) > 1'), { nil: undefined }),
      back: fc.boolean(),
      timer: fc.option(fc.constantFrom('next', 'remind'), { nil: undefined }),
      kind: fc.constantFrom('user', 'user', 'user', 'call', 'service', 'await', 'decide', 'consult'),
    })
    .map(
      (drawn): Shape =>
        (id, earlier) =>
          stepOf(drawn, id(), earlier),
    );
  if (depth === 0) return plain;
  const branch = fc.array(shapes(depth - 1), { minLength: 1, maxLength: 2 });
  const parallel = fc.array(branch, { minLength: 2, maxLength: 3 }).map(
    (branches): Shape =>
      (id) => {
        const own = id();
        return { id: own, parallel: branches.map((steps): Branch => ({ steps: numbered(steps, id) })) };
      },
  );
  return fc.oneof({ weight: 5, arbitrary: plain }, { weight: 1, arbitrary: parallel });
}

interface Drawn {
  readonly when: string | undefined;
  readonly back: boolean;
  readonly timer: string | undefined;
  readonly kind: string;
}

function stepOf({ when, back, timer, kind }: Drawn, id: string, earlier: string | undefined): ListedStep {
  const given = { id, ...(when !== undefined && { when }) };
  const timers = timer === undefined ? {} : { timers: [{ after: 'P1D', goTo: timer }] };
  if (kind === 'call') return { ...given, ...timers, call: 'other' };
  if (kind === 'service') return { ...given, ...timers, service: 'ask' };
  if (kind === 'await') return { ...given, ...timers, await: 'word' };
  if (kind === 'decide') return { ...given, decide: { value: 'count(people)', into: 'counted' } };
  if (kind === 'consult') return { ...given, ...timers, consult: { each: 'people', as: 'person' } };
  if (!back || earlier === undefined) return { ...given, ...timers };
  return { ...given, ...timers, outcomes: ['approve', 'sendBack'], returnTo: earlier };
}

function numbered(shapesDrawn: readonly Shape[], id = counter()): ListedStep[] {
  const steps: ListedStep[] = [];
  for (const shape of shapesDrawn) steps.push(shape(id, steps[0]?.id));
  return steps;
}

function counter(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `step${count}`;
  };
}

const kinds = ['user', 'user', 'exclusive', 'exclusive', 'parallel', 'parallel', 'inclusive', 'end'] as const;

/** Graphs thrown together without any sense: most are unsound, and must be found so. */
export const anyModels: fc.Arbitrary<ProcessModel> = fc
  .tuple(
    fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 7 }),
    fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 2, maxLength: 9 }),
  )
  .map(([drawn, joined]) => {
    const nodes: ModelNode[] = [
      { id: 'start', kind: 'start', name: '' },
      ...drawn.map((kind, place): ModelNode => ({ id: `n${place}`, kind, name: '' })),
      { id: 'end', kind: 'end', name: '' },
    ];
    const pairs = [
      [0, 1],
      ...joined.map(([from, to]) => [from % (nodes.length - 1), 1 + (to % (nodes.length - 1))]),
    ];
    return withConditions(nodes, pairs as [number, number][]);
  });

/** Gateways that choose get a condition on each flow but the last, which is their default. */
function withConditions(nodes: ModelNode[], pairs: readonly [number, number][]): ProcessModel {
  const bare = pairs
    .map(([from, to]): ModelFlow => ({ id: `${from}_${to}`, from: nodes[from]!.id, to: nodes[to]!.id }))
    .filter((flow, place, all) => all.findIndex((other) => other.id === flow.id) === place);
  const chooses = (id: string) => {
    const kind = nodes.find((node) => node.id === id)?.kind;
    return kind === 'exclusive' || kind === 'inclusive';
  };
  const lastOf = new Map(bare.filter((flow) => chooses(flow.from)).map((flow) => [flow.from, flow.id]));
  const flows = bare.map((flow, place) =>
    chooses(flow.from) && lastOf.get(flow.from) !== flow.id ? { ...flow, when: `b${place % 4}` } : flow,
  );
  const marked = nodes.map((node) => {
    const defaultFlow = lastOf.get(node.id);
    return defaultFlow === undefined ? node : { ...node, defaultFlow };
  });
  const variables = { b0: 'boolean', b1: 'boolean', b2: 'boolean', b3: 'boolean' } as const;
  return { id: 'any', name: '', variables, nodes: marked, flows };
}

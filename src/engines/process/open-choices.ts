import type { ModelFlow, ModelNode } from './model.ts';

interface Graph {
  readonly nodes: readonly ModelNode[];
  readonly flows: readonly ModelFlow[];
}

/** How many flows of an inclusive gateway are tried in every combination: 63 sets. Beyond, each alone and all together. */
const mostCombined = 6;

/**
 * Replaces each choice by data with a wait for a word: `gateway` leads to an event gateway `gateway?`, which waits for
 * one message for each way the choice can fall, and each flow is then taken as before. What was decided by variables
 * is so decided by whoever walks the process.
 */
export function openChoices({ nodes, flows }: Graph): Graph {
  const added: Graph & { nodes: ModelNode[]; flows: ModelFlow[] } = { nodes: [], flows: [] };
  const replaced = new Set<ModelFlow>();
  for (const node of nodes) {
    const out = flows.filter((flow) => flow.from === node.id);
    if (out.length < 2 || !isChoice(node, out)) continue;
    for (const flow of out) replaced.add(flow);
    openChoice(added, node, out);
  }
  const kept = flows.filter((flow) => !replaced.has(flow));
  return {
    nodes: [...nodes, ...added.nodes].map(({ defaultFlow, ...node }) => node),
    flows: [...kept, ...added.flows].map(({ when, ...flow }) => flow),
  };
}

const isChoice = ({ kind }: ModelNode, out: readonly ModelFlow[]) =>
  kind === 'exclusive' || kind === 'inclusive' || out.some((flow) => flow.when !== undefined);

/** Whether an element stands for an open choice. */
export const isOpenChoice = (id: string) => id.endsWith('?');

function openChoice(
  added: { nodes: ModelNode[]; flows: ModelFlow[] },
  node: ModelNode,
  out: readonly ModelFlow[],
) {
  const within = node.within === undefined ? {} : { within: node.within };
  const place = (id: string, kind: ModelNode['kind'], message?: string) => {
    added.nodes.push({ id, kind, name: '', ...within, ...(message !== undefined && { message }) });
    return id;
  };
  const join = (from: string, to: string) => added.flows.push({ id: `${from}>${to}`, from, to });
  const choice = place(`${node.id}?`, 'eventBased');
  join(node.id, choice);
  for (const flow of out) {
    place(`${flow.id}:`, 'exclusive');
    added.flows.push({ ...flow, from: `${flow.id}:` });
  }
  for (const ways of waysOut(node, out)) {
    const word = ways.map((flow) => flow.id).join(' + ');
    join(choice, place(word, 'catch', word));
    for (const flow of ways) join(word, `${flow.id}:`);
  }
}

function waysOut({ kind }: ModelNode, out: readonly ModelFlow[]): readonly (readonly ModelFlow[])[] {
  const single = out.map((flow) => [flow]);
  if (kind === 'exclusive') return single;
  if (out.length > mostCombined) return [...single, out];
  return Array.from({ length: 2 ** out.length - 1 }, (_, bits) =>
    out.filter((_flow, place) => (bits + 1) & (1 << place)),
  );
}

import type { ModelNode, ProcessModel } from './model.ts';
import type { ProcessIssue } from './process-issue.ts';

/** What a model refers to that is not there: until this is well, nothing else can be asked of it. */
export function checkReferences({ nodes, flows }: ProcessModel): readonly ProcessIssue[] {
  const issues: ProcessIssue[] = [];
  const byId = new Map<string, ModelNode>();
  for (const { id } of [...nodes, ...flows]) {
    if (id === '') issues.push({ code: 'no-id', element: id, reason: 'it has no id' });
  }
  for (const node of nodes) {
    if (byId.has(node.id))
      issues.push({ code: 'duplicate-id', element: node.id, reason: 'another element has its id' });
    byId.set(node.id, node);
  }
  for (const node of nodes) {
    if (!isNested(node, byId)) {
      const reason = `it stands in "${node.within}", which is no sub-process around it`;
      issues.push({ code: 'unknown-scope', element: node.id, reason });
    }
  }
  const seen = new Set<string>();
  for (const { id, from, to } of flows) {
    if (seen.has(id)) issues.push({ code: 'duplicate-id', element: id, reason: 'another flow has its id' });
    seen.add(id);
    const [source, target] = [byId.get(from), byId.get(to)];
    if (!source || !target) {
      const missing = source ? to : from;
      issues.push({
        code: 'unknown-end',
        element: id,
        reason: `"${missing}" is no element a flow can touch`,
      });
    } else if (source.within !== target.within) {
      issues.push({
        code: 'crosses-border',
        element: id,
        reason: 'a flow cannot cross the border of a sub-process',
      });
    }
  }
  return issues;
}

/** Whether the sub-processes around it are there, and end at the top. */
function isNested(node: ModelNode, byId: ReadonlyMap<string, ModelNode>): boolean {
  let at: ModelNode | undefined = node;
  for (let depth = 0; at?.within !== undefined; depth += 1) {
    at = byId.get(at.within);
    if (at?.kind !== 'subProcess' || depth > 50) return false;
  }
  return true;
}

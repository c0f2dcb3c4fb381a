import { checkExpressions } from './check-expressions.ts';
import { checkReferences } from './check-references.ts';
import { endlessLoops } from './endless-loops.ts';
import type { ModelNode, ProcessModel } from './model.ts';
import type { ProcessIssue } from './process-issue.ts';

type Say = (code: string, node: ModelNode, reason: string) => void;

/** What keeps a model from being indexed and run: missing parts, ways in or out that cannot be, bad expressions. */
export function checkModel(model: ProcessModel): readonly ProcessIssue[] {
  const broken = checkReferences(model);
  if (broken.length > 0) return broken;
  const issues: ProcessIssue[] = [];
  const say: Say = (code, { id, line }, reason) =>
    issues.push({ code, element: id, reason, ...(line !== undefined && { line }) });
  const byId = new Map(model.nodes.map((node) => [node.id, node]));
  for (const node of model.nodes) {
    checkFlows(model, node, say);
    checkParts(model, node, byId, say);
  }
  checkStarts(model, undefined, issues);
  for (const node of model.nodes) if (node.kind === 'subProcess') checkStarts(model, node, issues);
  for (const node of endlessLoops(model)) say('endless-loop', node, 'stands in a loop in which nobody waits');
  return [...issues, ...checkExpressions(model)];
}

function checkFlows(model: ProcessModel, node: ModelNode, say: Say): void {
  const incoming = model.flows.filter((flow) => flow.to === node.id);
  const out = model.flows.filter((flow) => flow.from === node.id);
  const begins = node.kind === 'start' || node.kind === 'boundary';
  if (begins && incoming.length > 0) say('flow-into-start', node, 'nothing may flow into it');
  if (!begins && incoming.length === 0) say('never-reached', node, 'no flow leads to it');
  if (node.kind === 'end' && out.length > 0) say('flow-out-of-end', node, 'nothing may flow out of an end');
  if ((begins || isGateway(node)) && out.length === 0) say('leads-nowhere', node, 'no flow leads out of it');
  if (node.kind === 'exclusive' && out.length > 1) {
    const bare = out.filter((flow) => flow.when === undefined && flow.id !== node.defaultFlow);
    for (const flow of bare) {
      say('condition-missing', node, `flow "${flow.id}" has neither a condition nor is it the default`);
    }
  }
  if (
    (node.kind === 'parallel' || node.kind === 'eventBased') &&
    out.some((flow) => flow.when !== undefined)
  ) {
    say('condition-ignored', node, 'flows out of this gateway cannot have conditions');
  }
  if (node.defaultFlow !== undefined && !out.some((flow) => flow.id === node.defaultFlow)) {
    say('unknown-default', node, `default flow "${node.defaultFlow}" does not leave it`);
  }
}

const isGateway = ({ kind }: ModelNode) =>
  kind === 'exclusive' || kind === 'parallel' || kind === 'inclusive' || kind === 'eventBased';

function checkParts(
  model: ProcessModel,
  node: ModelNode,
  byId: ReadonlyMap<string, ModelNode>,
  say: Say,
): void {
  const need = (part: unknown, what: string) => {
    if (part === undefined || part === '') say('part-missing', node, `needs ${what}`);
  };
  if (node.kind === 'service') need(node.operation, 'an operation to ask for');
  if (node.kind === 'call') need(node.calls, 'the process it calls');
  if (node.kind === 'receive') need(node.message, 'a message to wait for');
  if (node.kind === 'catch') need(node.timer ?? node.message, 'a timer or a message');
  if (node.kind === 'decision') {
    need(node.decision, 'a FEEL expression');
    need(node.result, 'the variable its value goes to');
  }
  if (node.kind === 'send') need(node.message, 'a message to send');
  if (node.timer) checkTimer(model, node, say);
  if (node.kind === 'boundary') checkBoundary(node, byId.get(node.attachedTo ?? ''), say);
  if (node.many && !['user', 'service', 'call', 'subProcess'].includes(node.kind)) {
    say(
      'many-unsupported',
      node,
      'only user and service tasks, calls and sub-processes can be done for many',
    );
  }
  if (node.kind === 'eventBased') checkEventGateway(model, node, byId, say);
  for (const id of node.notBy ?? []) {
    if (byId.get(id)?.kind !== 'user' || id === node.id) {
      say('unknown-step', node, `"${id}", whose doers may not do it, is no other task of people`);
    }
  }
}

function checkTimer(model: ProcessModel, node: ModelNode, say: Say): void {
  const { after, at, share } = node.timer!;
  const given = [after, at, share].filter((part) => part !== undefined).length;
  if (given !== 1) say('timer-unclear', node, 'a timer says exactly one of after, at and share');
  if (after !== undefined && !isDuration(after)) {
    say('timer-unclear', node, `"${after}" is not a positive ISO 8601 duration such as P3D`);
  }
  if (at !== undefined && !isDate(at) && model.variables[at] !== 'date') {
    say('timer-unclear', node, `"${at}" is neither an ISO 8601 date nor a variable declared as one`);
  }
  if (share !== undefined && !(share > 0 && share <= 10)) {
    say('timer-unclear', node, `${share} is not a part of the step's time`);
  }
}

function isDuration(text: string): boolean {
  try {
    return Temporal.Duration.from(text).sign === 1;
  } catch {
    return false;
  }
}

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text) !== undefined;
  } catch {
    return false;
  }
}

const hosts = new Set(['user', 'service', 'receive', 'call', 'subProcess']);

function checkBoundary(node: ModelNode, host: ModelNode | undefined, say: Say): void {
  const catchesError = !node.timer && node.message === undefined;
  if (!host) say('no-host', node, 'is attached to nothing');
  else if (!hosts.has(host.kind) || host.within !== node.within) {
    say('no-host', node, `cannot be attached to "${host.id}"`);
  } else if (catchesError && !['service', 'call', 'subProcess'].includes(host.kind)) {
    say('error-impossible', node, `"${host.id}" can raise no error`);
  }
  if (catchesError && node.interrupting === false)
    say('error-interrupts', node, 'an error always interrupts');
}

function checkEventGateway(
  model: ProcessModel,
  node: ModelNode,
  byId: ReadonlyMap<string, ModelNode>,
  say: Say,
): void {
  for (const { from, to } of model.flows) {
    const target = byId.get(to);
    if (from !== node.id || !target) continue;
    const isWatched = model.nodes.some((other) => other.attachedTo === to);
    if ((target.kind !== 'catch' && target.kind !== 'receive') || isWatched) {
      say('not-an-event', node, `"${to}" after it is not a plain catching event or receive task`);
    }
    if (model.flows.filter((flow) => flow.to === to).length > 1) {
      say('not-an-event', node, `"${to}" after it can be reached another way too`);
    }
  }
}

function checkStarts(model: ProcessModel, scope: ModelNode | undefined, issues: ProcessIssue[]): void {
  const starts = model.nodes.filter((node) => node.kind === 'start' && node.within === scope?.id);
  const at = { element: scope?.id ?? model.id, ...(scope?.line !== undefined && { line: scope.line }) };
  if (starts.length === 0) issues.push({ code: 'no-start', ...at, reason: 'has no start event' });
  if (!scope) return;
  if (starts.length > 1)
    issues.push({ code: 'many-starts', ...at, reason: 'a sub-process has one start event' });
  if (starts.some((start) => start.timer || start.message !== undefined)) {
    issues.push({ code: 'start-not-plain', ...at, reason: 'a sub-process starts with a plain start event' });
  }
}

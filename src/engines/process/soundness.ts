import { abstractModel, abstractState } from './abstract-model.ts';
import { compileModel, type Definition } from './definition.ts';
import { type Exploration, explore, type Fault, type Visit } from './explore.ts';
import type { ProcessIssue } from './process-issue.ts';
import { newInstance, type State } from './state.ts';

/**
 * Whether a process can always be brought to its end (soundness, van der Aalst 1997): every way out of every gateway,
 * every timer and every answer is tried, on the engine itself, up to `limit` situations. Reports elements never
 * reached, places where work stops for ever, and elements active twice at once, each with the way that leads there.
 */
export function checkSoundness(definition: Definition, limit = mostSituations): readonly ProcessIssue[] {
  const { issues, entered, merged } = survey(definition, newInstance, limit);
  if (issues.length > 0) return issues;
  const isDead = (id: string) => !entered.has(merged.get(id) ?? id);
  return definition.nodes
    .filter(({ id, host }) => isDead(id) && !(host && isDead(host.id)))
    .map(({ id, model: { line } }) => {
      return { code: 'dead-element', element: id, line, reason: 'no course of the process reaches it' };
    });
}

/** Whether an instance standing where `state` says can always be brought to its end. */
export function checkCourse(definition: Definition, state: State): readonly ProcessIssue[] {
  return state.status === 'running' ? survey(definition, state, mostSituations).issues : [];
}

const mostSituations = 50_000;

function survey(definition: Definition, from: State, limit: number) {
  const { merged, ...model } = abstractModel(definition.model);
  const found = explore(compileModel(model), abstractState(from, merged), limit);
  return { merged, entered: found.entered, issues: faultsOf(definition, found, limit) };
}

function faultsOf(definition: Definition, found: Exploration, limit: number): readonly ProcessIssue[] {
  const { visits, faults, isComplete } = found;
  const say = (code: string, element: string, reason: string, visit?: Visit): ProcessIssue => {
    const line = definition.byId.get(element)?.model.line;
    return { code, element, reason, ...(line && { line }), ...(visit && { path: pathTo(visit) }) };
  };
  if (faults.length > 0) {
    return faults.slice(0, 3).map(({ code, element, at }) => say(code, element, faultReasons[code], at));
  }
  if (!isComplete) {
    const reason = `it has more than ${limit} different situations; split it into called processes`;
    return [say('too-large-to-check', definition.id, reason)];
  }
  const stuck = visits.filter((visit) => visit.isStuck).slice(0, 3);
  if (stuck.length > 0) {
    const reason = 'work stops here for ever: what it waits for can no longer come';
    return stuck.map((visit) => say('deadlock', visit.state.tokens[0]!.at, reason, visit));
  }
  const hopeless = visits.find((visit) => !visit.canEnd);
  if (!hopeless) return [];
  const element = hopeless.state.tokens[0]!.at;
  return [say('never-ends', element, 'from here the process can never end', hopeless)];
}

const faultReasons: Readonly<Record<Fault['code'], string>> = {
  doubled: 'it would be active twice at once: a parallel split before it is never joined',
  'endless-loop': 'one step from here would never come to rest',
};

/** What happened on the way there, oldest first: elements done and flows chosen, "review", "review_choice_sendBack". */
function pathTo(visit: Visit): readonly string[] {
  const path: string[] = [];
  for (let at: Visit | undefined = visit; at?.by; at = at.from) path.unshift(at.by);
  return path;
}

import type { Node } from './definition.ts';
import type { Effect, OpenWorkItem, Token, Variables } from './state.ts';

/**
 * The effect by which a waiting task asks for its work; also what a list of open work is made of.
 *
 * @param outer the variables of the scope the token stands in
 */
export function requestOf(node: Node, token: Token, outer: Variables): Effect {
  const { id, model } = node;
  const local = token.local && { local: token.local };
  const variables = { ...outer, ...token.local };
  if (node.kind === 'call') {
    const { calls, share } = model;
    const place = placeOf(node, variables);
    const asked = { type: 'start-process', call: token.id, element: id, process: calls! } as const;
    return { ...asked, ...place, ...(share !== undefined && { share }), ...local };
  }
  if (node.kind === 'service') {
    return { type: 'call-service', call: token.id, element: id, operation: model.operation!, ...local };
  }
  return openWorkItem(node, token, variables);
}

function openWorkItem(node: Node, token: Token, variables: Variables): OpenWorkItem {
  const { id, model } = node;
  const { question } = model;
  return {
    type: 'open-work-item',
    item: token.id,
    element: id,
    name: model.name,
    ...(model.position !== undefined && { position: model.position }),
    ...placeOf(node, variables),
    ...(question !== undefined && { question: textNamed(question, variables) ?? question }),
    ...(model.notBy && { notBy: model.notBy }),
    ...(model.share !== undefined && { share: model.share }),
    ...(model.outcomes && { outcomes: model.outcomes }),
    ...(model.form !== undefined && { form: model.form }),
    ...(model.action !== undefined && { action: model.action }),
    ...(token.local && { local: token.local }),
  };
}

function placeOf(node: Node, variables: Variables): { readonly place?: string | null } {
  const { place } = node.model;
  if (place === undefined) return {};
  if (!isVariable(node, place)) return { place };
  return { place: textNamed(place, variables) ?? null };
}

/** A variable may be named that nothing has been said to yet. */
const isVariable = ({ variableNames }: Node, name: string) => variableNames.has(name);

function textNamed(name: string, variables: Variables): string | undefined {
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

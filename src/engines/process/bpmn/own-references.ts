import type { BpmnElement, moddle } from './bpmn-element.ts';

type Warning = Awaited<ReturnType<typeof moddle.fromXML>>['warnings'][number];

/**
 * References are qualified names (BPMN 2.0.2 §8.2.1): some tools write their own file's namespace before an id, as in
 * `tns:task1`. Joins those that moddle left open, and gives back the warnings that remain.
 */
export function joinOwnReferences(
  root: BpmnElement,
  byId: Readonly<Record<string, BpmnElement>>,
  warnings: readonly Warning[],
): readonly Warning[] {
  return warnings.filter(({ element, property, value }) => {
    const target = value === undefined ? undefined : byId[ownName(root, value)];
    if (!element || property === undefined || !target) return true;
    const many = element.get(property);
    if (Array.isArray(many)) many.push(target);
    else element.set(property, target);
    return false;
  });
}

/** A qualified name without its prefix, where that stands for the file's own target namespace. */
export function ownName(root: BpmnElement, name: string): string {
  const colon = name.indexOf(':');
  const own = colon > 0 && root.$attrs?.[`xmlns:${name.slice(0, colon)}`];
  return own && own === root.get('targetNamespace') ? name.slice(colon + 1) : name;
}

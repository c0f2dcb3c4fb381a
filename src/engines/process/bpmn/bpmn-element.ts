import { BpmnModdle } from 'bpmn-moddle';
import { muongModdle } from './muong-moddle.ts';

/** An element of a BPMN file as bpmn-moddle reads it; its properties are asked for by kind, below. */
export interface BpmnElement {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  /** What stands on it beside BPMN's own attributes, the namespaces of a file's root among them. */
  readonly $attrs?: Readonly<Record<string, string>>;
  $instanceOf(type: string): boolean;
  get(property: string): unknown;
  set(property: string, value: unknown): void;
}

export const textOf = (element: BpmnElement | undefined, property: string): string | undefined => {
  const value = element?.get(property);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

export const numberOf = (element: BpmnElement, property: string): number | undefined => {
  const value = element.get(property);
  return typeof value === 'number' ? value : undefined;
};

export const elementOf = (element: BpmnElement | undefined, property: string): BpmnElement | undefined => {
  const value = element?.get(property);
  return typeof value === 'object' && value !== null ? (value as BpmnElement) : undefined;
};

export const elementsOf = (element: BpmnElement | undefined, property: string): readonly BpmnElement[] => {
  const value = element?.get(property);
  return Array.isArray(value) ? value : [];
};

export const moddle = new BpmnModdle({ muong: muongModdle });

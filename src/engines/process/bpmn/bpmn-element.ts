import { BpmnModdle } from 'bpmn-moddle';
import { muongNamespace } from '../model.ts';

/** An element of a BPMN file as bpmn-moddle reads it; its properties are asked for by kind, below. */
export interface BpmnElement {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
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

const attribute = (name: string, type: 'String' | 'Real' = 'String') => ({ name, type, isAttr: true });

/** Our extension of BPMN: attributes only, so that any other tool can keep or drop them without harm. */
const muong = {
  name: 'Muong',
  prefix: 'muong',
  uri: muongNamespace,
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Work',
      extends: ['bpmn:FlowNode'],
      properties: [
        attribute('position'),
        attribute('place'),
        attribute('question'),
        attribute('notBy'),
        attribute('share', 'Real'),
        attribute('outcomes'),
        attribute('form'),
        attribute('action'),
        attribute('operation'),
        attribute('message'),
        attribute('decision'),
        attribute('result'),
      ],
    },
    {
      name: 'Lane',
      extends: ['bpmn:Lane'],
      properties: [attribute('place')],
    },
    {
      name: 'Many',
      extends: ['bpmn:MultiInstanceLoopCharacteristics'],
      properties: [attribute('each'), attribute('as')],
    },
    {
      name: 'Clock',
      extends: ['bpmn:TimerEventDefinition'],
      properties: [attribute('clock'), attribute('share', 'Real')],
    },
    {
      name: 'Variable',
      superClass: ['Element'],
      properties: [attribute('name'), attribute('type')],
    },
  ],
};

export const moddle = new BpmnModdle({ muong });

import { muongNamespace } from '../model.ts';

const attribute = (name: string, type: 'String' | 'Real' = 'String') => ({ name, type, isAttr: true });

/** Our extension of BPMN: attributes only, so that any other tool can keep or drop them without harm. */
export const muongModdle = {
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
      properties: [attribute('each'), attribute('as'), attribute('among')],
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

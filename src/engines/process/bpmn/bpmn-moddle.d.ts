declare module 'bpmn-moddle' {
  import type { BpmnElement } from './bpmn-element.ts';

  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    create(type: string, attributes?: Readonly<Record<string, unknown>>): BpmnElement;
    fromXML(
      xml: string,
      type: string,
    ): Promise<{
      readonly rootElement: BpmnElement;
      readonly elementsById: Readonly<Record<string, BpmnElement>>;
      readonly warnings: readonly {
        readonly message: string;
        readonly element?: BpmnElement;
        readonly property?: string;
        readonly value?: string;
      }[];
    }>;
    toXML(element: BpmnElement, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
  }
}

declare module 'bpmn-auto-layout' {
  export function layoutProcess(xml: string): Promise<string>;
}

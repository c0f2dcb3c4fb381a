import PackagedElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory.js';
import PackagedModeler from 'bpmn-js/lib/Modeler.js';
import type { Drawing, DrawingOptions } from './drawing.ts';

interface ElementAttributes {
  readonly type?: string;
  readonly businessObject?: object;
}

const ElementFactory = PackagedElementFactory as unknown as new (
  ...parts: readonly unknown[]
) => { createElement(kind: string, attributes: ElementAttributes): unknown };

/** A box that somebody draws is somebody's work: a plain task, of which nobody knows who does it, cannot be carried out. */
class WorkFactory extends ElementFactory {
  static readonly $inject = ['bpmnFactory', 'moddle'];

  override createElement(kind: string, attributes: ElementAttributes) {
    const isNewTask = attributes?.type === 'bpmn:Task' && !attributes.businessObject;
    return super.createElement(kind, isNewTask ? { ...attributes, type: 'bpmn:UserTask' } : attributes);
  }
}

const Modeler = PackagedModeler as unknown as new (
  options: DrawingOptions & { readonly additionalModules: readonly object[] },
) => Drawing;

/** The drawing board of bpmn-js, its mark included. */
export const createModeler = (options: DrawingOptions): Drawing =>
  new Modeler({ ...options, additionalModules: [{ elementFactory: ['type', WorkFactory] }] });

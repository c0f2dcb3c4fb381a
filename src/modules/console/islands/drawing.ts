import { muongModdle } from '#engines/process/bpmn/muong-moddle.ts';

/** What we use of bpmn-js, whose own types stop at its door. */
export interface Drawing {
  importXML(xml: string): Promise<unknown>;
  saveXML(options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
  get<Name extends keyof Parts>(name: Name): Parts[Name];
  on(event: string, listener: (event: DrawingEvent) => void): void;
}

export interface DrawingOptions {
  readonly container: HTMLElement;
  readonly moddleExtensions: Readonly<Record<string, object>>;
}

export const drawingOptions = (container: HTMLElement): DrawingOptions => ({
  container,
  moddleExtensions: { muong: muongModdle },
});

export interface DrawingEvent {
  readonly element?: Shape;
  readonly newSelection?: readonly Shape[];
}

/** An element of the drawing: a task, a gateway, a flow between two. */
export interface Shape {
  readonly id: string;
  readonly type: string;
  readonly businessObject: BusinessObject;
  readonly source?: Shape;
}

export interface BusinessObject {
  readonly id: string;
  readonly name?: string;
  readonly default?: BusinessObject;
  readonly conditionExpression?: { readonly body: string };
  get(property: string): unknown;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Shows the whole drawing in the middle, with room around it; the tools of the board stand at the left. */
export function fitDrawing(drawing: Drawing, left = 20): void {
  const canvas = drawing.get('canvas');
  const { inner, outer } = canvas.viewbox();
  const scale = Math.min(outer.width / (inner.width + left + 20), outer.height / (inner.height + 60), 1);
  const [width, height] = [outer.width / scale, outer.height / scale];
  canvas.viewbox({ x: inner.x - left, y: inner.y - (height - inner.height) / 2, width, height });
}

interface Parts {
  readonly canvas: {
    viewbox(): { readonly inner: Box; readonly outer: Pick<Box, 'width' | 'height'> };
    viewbox(shown: Box): void;
    addMarker(id: string, marker: string): void;
    removeMarker(id: string, marker: string): void;
  };
  readonly overlays: {
    add(id: string, type: string, overlay: { position: object; html: HTMLElement }): void;
  };
  readonly elementRegistry: { get(id: string): Shape | undefined };
  readonly modeling: { updateProperties(shape: Shape, properties: Readonly<Record<string, unknown>>): void };
  readonly bpmnReplace: { replaceElement(shape: Shape, target: { readonly type: string }): Shape };
  readonly bpmnFactory: { create(type: string, properties: object): unknown };
  readonly selection: { select(shape: Shape): void };
}

import PackagedViewer from 'bpmn-js/lib/NavigatedViewer.js';
import type { Drawing, DrawingOptions } from './drawing.ts';

/** Shows a drawing, to move about in. The package is read as ESM by the bundler and not by the compiler, hence the cast. */
export const BpmnViewer = PackagedViewer as unknown as new (options: DrawingOptions) => Drawing;

import { addStyles } from './add-styles.ts';
import { BpmnViewer } from './bpmn-viewer.ts';
import { type Drawing, drawingOptions, fitDrawing } from './drawing.ts';

/**
 * `<process-view bpmn="…" styles="…" waiting="[[step, open, overdue], …]">`: the drawing of a process with a count on every
 * step where work waits. A picture for those who see it; the table beside it says the same.
 */
class ProcessView extends HTMLElement {
  async connectedCallback() {
    const xml = await fetch(this.getAttribute('bpmn')!).then((answer) => answer.text());
    await addStyles(this.getAttribute('styles')!);
    const canvas = document.createElement('div');
    canvas.className = 'drawing-canvas';
    canvas.setAttribute('role', 'group');
    canvas.setAttribute('aria-label', this.getAttribute('label') ?? '');
    this.replaceChildren(canvas);
    const viewer = new BpmnViewer(drawingOptions(canvas));
    await viewer.importXML(xml);
    fitDrawing(viewer);
    this.#count(viewer);
    this.dataset['ready'] = '';
  }

  #count(viewer: Drawing) {
    const waiting: [string, number, number][] = JSON.parse(this.getAttribute('waiting') ?? '[]');
    for (const [step, open, overdue] of waiting) {
      if (!viewer.get('elementRegistry').get(step)) continue;
      const badge = document.createElement('div');
      badge.className = 'drawing-count';
      badge.textContent = String(open);
      if (overdue > 0) badge.dataset['overdue'] = String(overdue);
      viewer.get('overlays').add(step, 'waiting', { position: { top: -14, right: 14 }, html: badge });
    }
  }
}

customElements.define('process-view', ProcessView);

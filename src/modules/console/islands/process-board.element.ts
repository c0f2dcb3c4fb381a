import { addStyles } from './add-styles.ts';
import { BoardPanel } from './board-panel.ts';
import { createModeler } from './bpmn-modeler.ts';
import { drawingOptions, fitDrawing } from './drawing.ts';

/**
 * `<process-board>` around the box that holds a process as BPMN: draws it instead, beside a panel that says of the chosen
 * element who does it, for how long, and when a way is taken. What is drawn goes back into the box when the form is sent.
 */
class ProcessBoard extends HTMLElement {
  async connectedCallback() {
    const box = this.querySelector('textarea')!;
    await addStyles(this.getAttribute('styles')!);
    const board = document.createElement('div');
    board.className = 'board';
    const canvas = document.createElement('div');
    canvas.className = 'drawing-canvas';
    canvas.setAttribute('role', 'group');
    canvas.setAttribute('aria-label', 'Bảng vẽ quy trình');
    const modeler = createModeler(drawingOptions(canvas));
    const panel = new BoardPanel(modeler, {
      roles: JSON.parse(this.getAttribute('roles')!),
      acts: JSON.parse(this.getAttribute('acts')!),
    });
    board.append(canvas, panel.element);
    try {
      this.prepend(board);
      await modeler.importXML(box.value);
    } catch {
      // What cannot be drawn is mended as text, as without a script.
      board.remove();
      this.dataset['ready'] = '';
      return;
    }
    fitDrawing(modeler, 220);
    for (const id of JSON.parse(this.getAttribute('faults')!) as string[]) {
      if (modeler.get('elementRegistry').get(id)) modeler.get('canvas').addMarker(id, 'drawing-fault');
    }
    fold(box);
    this.#sendDrawing(box.form!, async () => {
      box.value = (await modeler.saveXML({ format: true })).xml;
    });
    this.dataset['ready'] = '';
  }

  #sendDrawing(form: HTMLFormElement, write: () => Promise<void>) {
    let isWritten = false;
    form.addEventListener('submit', async (event) => {
      if (isWritten) return;
      event.preventDefault();
      await write();
      isWritten = true;
      // A form that is still telling of its sending takes no second one: after this turn it has told.
      setTimeout(() => form.requestSubmit(event.submitter));
    });
  }
}

/** The text stays within reach, folded away. */
function fold(box: HTMLTextAreaElement) {
  const details = document.createElement('details');
  details.className = 'ds-details';
  const summary = document.createElement('summary');
  summary.textContent = 'Mã BPMN lúc mở trang';
  const field = box.closest('.ds-field')!;
  field.replaceWith(details);
  details.append(summary, field);
  box.readOnly = true;
}

customElements.define('process-board', ProcessBoard);

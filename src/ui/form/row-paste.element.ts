/**
 * `<row-paste>` around fields with tables: several cells copied from a spreadsheet fill the rows from the box where they are
 * pasted, and rows that are missing are added. A single value is pasted as ever.
 */
class RowPaste extends HTMLElement {
  connectedCallback() {
    this.addEventListener('paste', (event) => {
      const box = event.target;
      const row = box instanceof Element ? box.closest<HTMLElement>('.form-row') : null;
      const cells = cellsOf(event.clipboardData?.getData('text/plain') ?? '');
      const isBlock = cells.length > 1 || (cells[0]?.length ?? 0) > 1;
      if (!row || !isBlock || !(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement))
        return;
      event.preventDefault();
      fill(row, box.name, cells);
    });
  }
}

/** Lines and tabs, as a spreadsheet copies them; the line end that closes the last row is no row. */
const cellsOf = (text: string): readonly (readonly string[])[] =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()));

function fill(first: HTMLElement, from: string, cells: readonly (readonly string[])[]) {
  const start = columnsOf(first).findIndex(([control]) => control!.name === from);
  const lines = isHeading(first, start, cells[0]!) ? cells.slice(1) : cells;
  let row: HTMLElement | undefined = first;
  for (const [number, line] of lines.entries()) {
    if (number > 0) row = nextRow(row);
    if (!row) return;
    const columns = columnsOf(row).slice(start);
    for (const [index, cell] of line.entries()) {
      if (columns[index]) write(columns[index], cell);
    }
  }
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The boxes of a row, left to right; radio buttons of one question are one. */
function columnsOf(row: HTMLElement): readonly (readonly Control[])[] {
  const controls = [...row.querySelectorAll<Control>('input, select, textarea')].filter(
    (control) => control.type !== 'hidden' && control.type !== 'file',
  );
  return [...Map.groupBy(controls, ({ name }) => name).values()];
}

const folded = (text: string) => text.normalize('NFC').trim().toLocaleLowerCase();
const labelOf = (control: Control) => folded(control.labels?.[0]?.textContent ?? '');

/** The names of the columns, copied along with them; a column that is not asked now has no box to compare with. */
const isHeading = (row: HTMLElement, start: number, line: readonly string[]) =>
  columnsOf(row)
    .slice(start, start + line.length)
    .every(([control], index) => questionOf(control!).startsWith(folded(line[index]!) || '\0'));

const questionOf = (control: Control) =>
  control.type === 'radio'
    ? folded(control.closest('fieldset')?.querySelector('legend')?.textContent ?? '')
    : labelOf(control);

function write(controls: readonly Control[], cell: string) {
  const [control] = controls;
  if (control instanceof HTMLSelectElement) {
    const option = [...control.options].find(
      ({ text, value }) => folded(text) === folded(cell) || value === cell,
    );
    if (option) control.value = option.value;
  } else if (control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type)) {
    for (const each of controls as readonly HTMLInputElement[]) {
      each.checked = labelOf(each) === folded(cell) || (each.type === 'checkbox' && folded(cell) === 'x');
    }
  } else control!.value = cell;
  control!.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The row below, or a new one in the manner of this; none where the table is full. */
function nextRow(row: HTMLElement): HTMLElement | undefined {
  const below = row.nextElementSibling;
  if (below instanceof HTMLElement && below.matches('.form-row')) return below;
  const table = row.closest<HTMLElement>('[data-rows]')!;
  const path = table.dataset['rows']!;
  const count = table.querySelector<HTMLInputElement>(`input[type="hidden"][name="${path}"]`)!;
  const next = Number(count.value);
  if (next >= Number(table.dataset['most'])) return undefined;
  const holder = document.createElement('template');
  holder.innerHTML = row.outerHTML.replaceAll(`${path}.${next - 1}`, `${path}.${next}`);
  const added = holder.content.firstElementChild as HTMLElement;
  for (const words of added.querySelectorAll(':scope > legend, :scope > button')) {
    words.textContent = words.textContent.replace(String(next), String(next + 1));
  }
  row.after(added);
  for (const [control] of columnsOf(added)) {
    if (control && !/^(radio|checkbox)$/.test(control.type)) control.value = '';
  }
  count.value = String(next + 1);
  return added;
}

customElements.define('row-paste', RowPaste);

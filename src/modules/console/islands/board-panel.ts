import type { Drawing, Shape } from './drawing.ts';

export interface PanelChoices {
  readonly roles: readonly (readonly [value: string, label: string])[];
  readonly acts: readonly (readonly [value: string, label: string])[];
}

/** What the drawing does not show of the chosen element: who, how long, by which words, when. */
export class BoardPanel {
  readonly element = Object.assign(document.createElement('div'), { className: 'board-panel' });
  readonly #modeler: Drawing;
  readonly #choices: PanelChoices;

  constructor(modeler: Drawing, choices: PanelChoices) {
    this.#modeler = modeler;
    this.#choices = choices;
    this.#show(undefined);
    modeler.on('selection.changed', ({ newSelection = [] }) => this.#show(newSelection[0]));
    modeler.on('shape.changed', ({ element }) => this.#rename(element));
  }

  #show(shape: Shape | undefined) {
    this.element.replaceChildren(...(shape ? this.#fieldsOf(shape) : [note(help)]));
    this.element.dataset['shape'] = shape?.id ?? '';
  }

  /** A name typed into the drawing itself. */
  #rename(shape: Shape | undefined) {
    const box = this.element.querySelector<HTMLInputElement>('[data-key="name"]');
    if (shape && box && this.element.dataset['shape'] === shape.id)
      box.value = shape.businessObject.name ?? '';
  }

  #fieldsOf(shape: Shape): readonly HTMLElement[] {
    const { type, businessObject } = shape;
    const set = (properties: Readonly<Record<string, unknown>>) =>
      this.#modeler.get('modeling').updateProperties(shape, properties);
    const text = (key: string, label: string, write = (value: string): unknown => value || undefined) =>
      field(
        key,
        label,
        input(String(businessObject.get(key) ?? ''), (value) => set({ [key]: write(value) })),
      );
    if (type === 'bpmn:SequenceFlow') return this.#flowFields(shape, text('name', 'Nhãn'), set);
    const name = text('name', type.endsWith('Task') ? 'Tên việc' : 'Tên');
    if (type !== 'bpmn:UserTask') return [name, note(kinds[type] ?? type)];
    const choose = (key: string, label: string, options: PanelChoices['roles']) =>
      field(
        key,
        label,
        select(String(businessObject.get(key) ?? ''), options, (value) => set({ [key]: value || undefined })),
      );
    const share = field(
      'muong:share',
      'Phần thời gian (%)',
      input(percentOf(businessObject.get('muong:share')), (value) =>
        set({ 'muong:share': value === '' ? undefined : Number(value.replace(',', '.')) / 100 }),
      ),
    );
    return [
      name,
      choose('muong:position', 'Vị trí thực hiện', this.#choices.roles),
      share,
      choose('muong:action', 'Việc tại bàn', this.#choices.acts),
      text('muong:outcomes', 'Cách hoàn thành, cách nhau bằng dấu cách'),
      note('Ví dụ: approve sendBack. Để trống là chỉ có “xong”.'),
    ];
  }

  #flowFields(
    shape: Shape,
    name: HTMLElement,
    set: (properties: Readonly<Record<string, unknown>>) => void,
  ): readonly HTMLElement[] {
    if (!/Gateway$/.test(shape.source?.type ?? '')) return [name];
    const factory = this.#modeler.get('bpmnFactory');
    const when = input(shape.businessObject.conditionExpression?.body ?? '', (body) =>
      set({ conditionExpression: body ? factory.create('bpmn:FormalExpression', { body }) : undefined }),
    );
    const usual = Object.assign(document.createElement('input'), { type: 'checkbox', className: 'ds-input' });
    usual.checked = shape.source?.businessObject.default?.id === shape.id;
    usual.addEventListener('change', () =>
      this.#modeler
        .get('modeling')
        .updateProperties(shape.source!, { default: usual.checked ? shape.businessObject : undefined }),
    );
    return [
      name,
      field('condition', 'Đi lối này khi (FEEL)', when),
      field('default', 'Đi lối này khi không điều kiện nào đúng', usual),
      note('Ví dụ: outcomes.review = "sendBack"'),
    ];
  }
}

const help = 'Chọn một việc hoặc một mũi tên để ghi ai làm, trong bao lâu, khi nào đi lối này.';

const kinds: Readonly<Record<string, string>> = {
  'bpmn:StartEvent': 'Điểm bắt đầu',
  'bpmn:EndEvent': 'Điểm kết thúc',
  'bpmn:ExclusiveGateway': 'Rẽ một lối: điều kiện ghi trên các mũi tên đi ra',
  'bpmn:ParallelGateway': 'Chia hoặc nhập các nhánh song song',
  'bpmn:InclusiveGateway': 'Rẽ một hay nhiều lối',
};

const percentOf = (share: unknown) =>
  typeof share === 'number' ? String(Math.round(share * 1e4) / 100).replace('.', ',') : '';

function note(text: string): HTMLElement {
  return Object.assign(document.createElement('p'), { className: 'mu-quiet', textContent: text });
}

function field(key: string, label: string, control: HTMLElement): HTMLElement {
  const id = `board-${key.replace(':', '-')}`;
  const caption = Object.assign(document.createElement('label'), {
    className: 'ds-label',
    textContent: label,
  });
  caption.htmlFor = id;
  control.id = id;
  control.dataset['key'] = key;
  const box = Object.assign(document.createElement('div'), { className: 'ds-field' });
  box.append(caption, control);
  return box;
}

function input(value: string, write: (value: string) => void): HTMLInputElement {
  const box = Object.assign(document.createElement('input'), { type: 'text', className: 'ds-input', value });
  box.addEventListener('change', () => write(box.value.trim()));
  // Enter finishes the box; it must not send the drawing away.
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
    if (event.key === 'Enter') box.blur();
  });
  return box;
}

function select(
  value: string,
  options: readonly (readonly [string, string])[],
  write: (value: string) => void,
): HTMLSelectElement {
  const list = Object.assign(document.createElement('select'), { className: 'ds-input' });
  for (const [code, label] of [['', '— Chọn —'] as const, ...options]) list.append(new Option(label, code));
  list.value = value;
  list.addEventListener('change', () => write(list.value));
  return list;
}

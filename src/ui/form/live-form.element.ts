import type { Answers, LiveRules } from '#engines/forms/index.ts';

/**
 * `<live-form>` around a form: shows and hides what has a condition, and computes, while it is being filled in, by the same
 * rules as the server. They are fetched at the first change. What was typed in a field that hides stays with it.
 */
class LiveForm extends HTMLElement {
  #rules: Promise<LiveRules> | undefined;

  connectedCallback() {
    // Dates are Temporal's; a browser without it keeps to the pages of the server.
    if ('Temporal' in globalThis) this.addEventListener('change', () => void this.#settle());
  }

  async #settle() {
    this.#rules ??= this.#load();
    const rules = await this.#rules;
    const form = this.querySelector('form') ?? this.closest('form')!;
    const locale = this.getAttribute('locale') === 'en' ? 'en' : 'vi';
    const today = Temporal.PlainDate.from(this.getAttribute('today')!);
    const before: Answers = JSON.parse(this.getAttribute('answers')!);
    const stages = this.getAttribute('stages')!.split(' ');
    const earlier: KeptStages = JSON.parse(this.dataset['earlier'] ?? '[]');
    const pages = [...earlier.map(([stage]) => stage), ...stages];
    const typed = earlier.flatMap(([, texts]) => texts);
    const read = () => rules.settle(pages, [...typed, ...textsOf(form)], before, { today, locale });
    let state = read();
    // What appears brings its own fields, which may make others appear.
    for (let turn = 0; turn < 9 && this.#show(state.shown); turn += 1) state = read();
    for (const [path, text] of state.outputs) {
      const output = document.getElementById(path);
      if (output instanceof HTMLOutputElement && output.textContent !== text) output.textContent = text;
    }
    for (const item of document.querySelectorAll<HTMLElement>('[data-stage]')) {
      item.hidden = !state.stages.has(item.dataset['stage']!);
    }
    this.dataset['settled'] = '';
  }

  /** Whether anything changed. */
  #show(shown: ReadonlySet<string>): boolean {
    let hasChanged = false;
    for (const place of this.querySelectorAll<HTMLElement>('[data-when]')) {
      const isShown = !(place instanceof HTMLTemplateElement);
      if (isShown === shown.has(place.dataset['when']!)) continue;
      exchange(place);
      hasChanged = true;
    }
    return hasChanged;
  }

  async #load(): Promise<LiveRules> {
    const [{ compileLiveRules }, source] = await Promise.all([
      import('#engines/forms/live-rules.ts'),
      fetch(this.getAttribute('rules')!).then((answer) => answer.json()),
    ]);
    return compileLiveRules(source);
  }
}

/** What was typed on pages that have not reached the server yet, as `data-earlier` holds it. */
type KeptStages = readonly (readonly [stage: string, texts: readonly (readonly [string, string])[]])[];

const textsOf = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string');

/** A template becomes a place on the page with what it held, or the other way round. */
function exchange(place: HTMLElement) {
  const isTemplate = place instanceof HTMLTemplateElement;
  const other = document.createElement(isTemplate ? 'div' : 'template');
  other.className = place.className;
  other.dataset['when'] = place.dataset['when'];
  const into = other instanceof HTMLTemplateElement ? other.content : other;
  into.append(...(isTemplate ? place.content : place).childNodes);
  place.replaceWith(other);
}

customElements.define('live-form', LiveForm);

/** Small builders for what the browser shows by itself, in the design system's own classes. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export function button(text: string, press: () => void, variant = 'secondary'): HTMLButtonElement {
  const made = element('button', { type: 'button', className: 'ds-button' }, text);
  made.dataset['variant'] = variant;
  made.addEventListener('click', press);
  return made;
}

export const link = (text: string, href: string): HTMLAnchorElement => element('a', { href }, text);

/** @param tone `info`, `success`, `warning`, `danger` */
export function note(tone: string, text: string, ...more: readonly Node[]): HTMLElement {
  const title = element('p', { className: 'mu-alert-title' }, text);
  const made = element('div', { className: 'ds-alert', role: 'status' }, title, ...more);
  made.dataset['color'] = tone;
  return made;
}

/** What XML 1.0 has no place for, and a clerk's clipboard does. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to leave out
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text
    .replace(unfit, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Text of an element; what is not text is markup made by `element`. */
export type Content = string | readonly Markup[];
export interface Markup {
  readonly xml: string;
}

/** An XML element; undefined attributes are left out. */
export function element(name: string, attributes: Attributes, content: Content = []): Markup {
  const listed = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  const inner = typeof content === 'string' ? escaped(content) : content.map(({ xml }) => xml).join('');
  return { xml: inner === '' ? `<${name}${listed}/>` : `<${name}${listed}>${inner}</${name}>` };
}

/** An element that is left out when there is nothing to say. */
export const optional = (name: string, text: string | null | undefined): readonly Markup[] =>
  text ? [element(name, {}, text)] : [];

export const xmlFile = (root: Markup): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;

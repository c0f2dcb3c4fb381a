/**
 * What a browser would post from this HTML when the button of this action is pressed: for tests, which then read the post back.
 * Knows the HTML our templates make (attributes in double quotes), not HTML at large.
 */
export function postedFrom(html: string, action?: string): [string, string][] {
  const posted: [string, string][] = [];
  const controls = /<(input|textarea|select)\b((?:[^>"]|"[^"]*")*)>(?:([\s\S]*?)<\/(?:textarea|select)>)?/g;
  // An input has no end tag, so a lazy match of one must not swallow what follows it.
  const flat = html.replace(/<input\b(?:[^>"]|"[^"]*")*>/g, (tag) => `${tag}</select>`);
  for (const [, tag, text, inside = ''] of flat.matchAll(controls)) {
    const attributes = attributesOf(text!);
    const name = attributes.get('name');
    const type = attributes.get('type');
    if (name === undefined || type === 'file') continue;
    if (tag === 'textarea') posted.push([name, decode(inside.replace(/^\n/, ''))]);
    else if (tag === 'select') posted.push([name, chosenOption(inside)]);
    else if (!/^(radio|checkbox)$/.test(type ?? '') || attributes.has('checked')) {
      posted.push([name, attributes.get('value') ?? '']);
    }
  }
  return action === undefined ? posted : [...posted, ['action', action]];
}

function chosenOption(inside: string): string {
  const options = [...inside.matchAll(/<option\b((?:[^>"]|"[^"]*")*)>/g)].map(([, text]) =>
    attributesOf(text!),
  );
  return (options.find((option) => option.has('selected')) ?? options[0])?.get('value') ?? '';
}

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/([a-zA-Z-]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [
      name!.toLowerCase(),
      decode(value),
    ]),
  );
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
const decode = (text: string) =>
  text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name]!);

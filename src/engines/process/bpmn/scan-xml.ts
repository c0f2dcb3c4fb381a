import { SaxesParser } from 'saxes';
import { messageOf } from '../failure.ts';
import { InvalidProcess } from '../process-issue.ts';

/** What no drawing of an office's work comes near. */
const most = { characters: 2_000_000, depth: 60, elements: 20_000, attribute: 20_000 };

/**
 * Walks an XML text once before anything builds a tree of it: refuses what is too large, too deep, not well-formed or
 * declares a document type, and notes on which line each id stands.
 *
 * @throws {InvalidProcess} with the line
 */
export function scanXml(xml: string): ReadonlyMap<string, number> {
  if (xml.length > most.characters) {
    refuse('too-large', undefined, `the file has more than ${most.characters} characters`);
  }
  const lines = new Map<string, number>();
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  let elements = 0;
  parser.on('error', (error) => refuse('not-well-formed', parser.line, messageOf(error)));
  parser.on('doctype', () =>
    refuse('doctype', parser.line, 'a document type may hide entities; remove <!DOCTYPE>'),
  );
  parser.on('opentagstart', () => {
    depth += 1;
    elements += 1;
    if (depth > most.depth) refuse('too-deep', parser.line, `elements nest deeper than ${most.depth}`);
    if (elements > most.elements)
      refuse('too-large', parser.line, `there are more than ${most.elements} elements`);
  });
  parser.on('attribute', ({ name, value }) => {
    if (value.length > most.attribute) refuse('too-large', parser.line, `attribute ${name} is too long`);
    if (name === 'id' && !lines.has(value)) lines.set(value, parser.line);
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  parser.write(xml).close();
  return lines;
}

function refuse(code: string, line: number | undefined, reason: string): never {
  throw new InvalidProcess([{ code, element: '', line, reason }]);
}

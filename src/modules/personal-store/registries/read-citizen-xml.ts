import { SaxesParser } from 'saxes';
import { RegistryAway } from './registry-source.ts';

const deepest = 8;
const mostElements = 500;

/**
 * The leaves of the first `CongDan` of a `CongdanCollection`, by their path: `ThuongTru/MaTinhThanh`. Nothing for an empty
 * collection.
 *
 * @throws RegistryAway for what is not such a collection, is nested too deep, or declares a document type
 */
export function readCitizenXml(xml: string): ReadonlyMap<string, string> | undefined {
  const leaves = new Map<string, string>();
  const path: string[] = [];
  let people = 0;
  let elements = 0;
  let text = '';
  const refuse = (why: string): never => {
    throw new RegistryAway(`the answer is no collection of citizens: ${why}`);
  };
  const parser = new SaxesParser();
  parser.on('error', (error) => refuse(error.message));
  parser.on('doctype', () => refuse('a document type is declared'));
  parser.on('opentag', ({ name }) => {
    elements += 1;
    path.push(name);
    text = '';
    if (elements > mostElements || path.length > deepest) refuse('too large');
    if (path.length === 1 && name !== 'CongdanCollection') refuse(name);
    if (path.length === 2 && name === 'CongDan') people += 1;
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', () => {
    const [, , ...leaf] = path;
    if (people === 1 && leaf.length > 0 && text.trim() !== '') leaves.set(leaf.join('/'), text.trim());
    text = '';
    path.pop();
  });
  parser.write(xml).close();
  if (people > 1) refuse('more than one person');
  return people === 0 ? undefined : leaves;
}

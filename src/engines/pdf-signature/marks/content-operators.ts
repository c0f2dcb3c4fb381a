import { parseValue, skipBlank } from '../pdf-parser.ts';
import type { PdfValue } from '../pdf-value.ts';

export interface ContentOperator {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
}

const word = /[A-Za-z'"][A-Za-z0-9*]*/y;
const imageEnd = /\sEI(?=\s|$)/g;
const constants = /(?:true|false|null)\b/y;

/** The operators of a content stream with their operands (ISO 32000-1, 7.8.2). Throws `pdf-malformed`. */
export function* contentOperators(text: string): Generator<ContentOperator> {
  let operands: PdfValue[] = [];
  for (let at = skipBlank(text, 0); at < text.length; at = skipBlank(text, at)) {
    word.lastIndex = at;
    constants.lastIndex = at;
    const operator = constants.test(text) ? undefined : word.exec(text)?.[0];
    if (operator === undefined) {
      const { value, end } = parseValue(text, at);
      operands.push(value);
      at = end;
      continue;
    }
    at += operator.length;
    // The data of an image within the text end where its own mark stands alone.
    if (operator === 'ID') {
      imageEnd.lastIndex = at;
      at = (imageEnd.exec(text)?.index ?? text.length) + 1;
    }
    yield { operator, operands };
    operands = [];
  }
}

import {
  type DataClass,
  dataClasses,
  httpMethods,
  type Operation,
  type SubjectPlace,
} from './contract-document.ts';
import { type JsonObject, objectIn, stringsIn, textIn } from './json-value.ts';

const usualRequestBytes = 2 ** 20;
const largestRequestBytes = 20 * 2 ** 20;

/** The operations of a document in its order; what one does not say stands for all in `x-data-class`, `x-purposes`. */
export function listOperations(document: JsonObject): readonly Operation[] {
  const allPurposes = Object.keys(objectIn(document['x-purposes']));
  return Object.entries(objectIn(document['paths'])).flatMap(([path, item]) =>
    httpMethods
      .filter((method) => objectIn(item)[method] !== undefined)
      .map((method) => {
        const operation = objectIn(objectIn(item)[method]);
        const own = stringsIn(operation['x-purposes']);
        return {
          id: textIn(operation['operationId']),
          method,
          path,
          summary: textIn(operation['summary']),
          purposes: own.length > 0 ? own : allPurposes,
          dataClass: (operation['x-data-class'] ?? document['x-data-class'] ?? 'internal') as DataClass,
          subject: subjectOf(objectIn(operation['x-subject'])),
          maxRequestBytes: bytesOf(operation['x-max-bytes']),
        };
      })
      .map((operation) => ({ ...operation, dataClass: knownClass(operation.dataClass) })),
  );
}

/** The strictest for a word that nobody knows: a slip must not open anything. */
const knownClass = (word: DataClass): DataClass => (dataClasses.includes(word) ? word : 'sensitive');

const subjectOf = (told: JsonObject): SubjectPlace | null => {
  const [place, name] = [textIn(told['in']), textIn(told['name'])];
  return (place === 'path' || place === 'query' || place === 'body') && name ? { in: place, name } : null;
};

const bytesOf = (told: unknown): number =>
  typeof told === 'number' && told > 0 ? Math.min(told, largestRequestBytes) : usualRequestBytes;

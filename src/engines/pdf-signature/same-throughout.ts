import type { PdfFile } from './pdf-file.ts';
import { isArray, isKind, type PdfDict, type PdfValue } from './pdf-value.ts';

/** Whether two values are the same throughout, whatever they refer to. */
export function isSame(
  signed: PdfFile,
  before: PdfValue | undefined,
  current: PdfFile,
  after: PdfValue | undefined,
): boolean {
  const seen = new Set<string>();
  const waiting: [PdfValue | undefined, PdfValue | undefined][] = [[before, after]];
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [old, now] = pair;
    if (isKind(old, 'ref') && isKind(now, 'ref')) {
      const key = `${old.number} ${now.number}`;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    const [was, is] = [signed.resolve(old), current.resolve(now)];
    if (isArray(was) && isArray(is)) {
      if (was.length !== is.length) return false;
      for (const [n, item] of was.entries()) waiting.push([item, is[n]]);
      continue;
    }
    const [wasDict, isDict] = [dictOf(was), dictOf(is)];
    if (wasDict && isDict) {
      if (isKind(was, 'stream') !== isKind(is, 'stream')) return false;
      if (isKind(was, 'stream') && isKind(is, 'stream') && was.body !== is.body) return false;
      for (const key of new Set([...wasDict.entries.keys(), ...isDict.entries.keys()])) {
        waiting.push([wasDict.entries.get(key), isDict.entries.get(key)]);
      }
      continue;
    }
    if (scalar(was) === undefined || scalar(was) !== scalar(is)) return false;
  }
  return true;
}

const dictOf = (value: PdfValue): PdfDict | undefined =>
  isKind(value, 'stream') ? value.dict : isKind(value, 'dict') ? value : undefined;

/** What has no parts, as text that tells names from strings; nothing for what has parts. */
export function scalar(value: PdfValue): string | undefined {
  if (isKind(value, 'name')) return `/${value.name}`;
  if (isKind(value, 'string')) return `(${value.bytes}`;
  return typeof value === 'object' && value !== null ? undefined : String(value);
}

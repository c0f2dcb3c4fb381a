import { qrSvg } from './qr-code.ts';

/**
 * Data as a template receives it: text in NFC without broken surrogates, whatever has a JSON form in that form,
 * and every `{ qr: "text" }` completed by its picture, `{ qr: "text", svg: "<svg…" }`.
 */
export function letterData(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().normalize('NFC');
  if (Array.isArray(value)) return value.map(letterData);
  if (typeof value !== 'object' || value === null) return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return value.toJSON();
  const data = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, letterData(inner)]));
  return typeof data['qr'] === 'string' ? { ...data, svg: qrSvg(data['qr']) } : data;
}

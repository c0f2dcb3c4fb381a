export interface ByteRange {
  readonly from: number;
  /** The last byte, itself included. */
  readonly to: number;
}

/** The one range of a `Range` header (RFC 9110, 14.2); several, or another unit, are answered with the whole. */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'none' | 'wrong' {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'none';
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from >= size || from > to ? 'wrong' : { from, to };
}

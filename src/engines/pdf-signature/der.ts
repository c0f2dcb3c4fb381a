/** Distinguished encoding (ITU-T X.690) of the few shapes a signature needs. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.from([tag, ...lengthOctets(length)]), ...parts]);
}

export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
/** DER sorts the members of a set by their encoding. */
export const setOf = (...parts: readonly Uint8Array[]) => der(0x31, ...parts.toSorted(Buffer.compare));
export const octets = (bytes: Uint8Array) => der(0x04, bytes);
export const integer = (value: number) => der(0x02, Buffer.from([value]));
export const nothing = der(0x05);
export const flag = (value: boolean) => der(0x01, Buffer.from([value ? 0xff : 0]));
/** Context-specific and constructed: `[0]`, `[1]` … */
export const tagged = (number: number, ...parts: readonly Uint8Array[]) => der(0xa0 | number, ...parts);

/** UTCTime until 2049, GeneralizedTime after (RFC 5280, 4.1.2.5; RFC 5652, 11.3). */
export function derTime(at: Temporal.Instant): Uint8Array {
  const digits = at.toString({ smallestUnit: 'second' }).replace(/[-:T]/g, '');
  const year = Number(digits.slice(0, 4));
  return year < 2050 ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits));
}

const known = new Map<string, Buffer>();

/** An object identifier from its dotted form; made once, for the same dozen stand in every signature. */
export function oid(dotted: string): Buffer {
  const made = known.get(dotted) ?? encodeOid(dotted);
  known.set(dotted, made);
  return made;
}

function encodeOid(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number) as [number, number, ...number[]];
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const septets = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    septets.unshift(128 + (rest % 128));
  }
  return septets;
}

function lengthOctets(length: number): number[] {
  if (length < 128) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [128 + octets.length, ...octets];
}

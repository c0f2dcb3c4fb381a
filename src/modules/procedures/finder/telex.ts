/**
 * The syllable that unfinished typing meant, folded: Telex keys left in ("ddaats" → "dat", "giaays" → "giay"),
 * VNI digits ("d9a6t1" → "dat") and stuck keys ("sinhh" → "sinh"). Several readings, likeliest first.
 */
export function readKeys(folded: string): string[] {
  const vni = folded.replace(/(?<=[a-z])\d+/g, '');
  const pairs = vni
    .replace(/([aeod])\1/g, '$1')
    .replace(/([aou])w/g, '$1')
    .replace(/^w|w$/g, 'u');
  const toneless = pairs.replace(/(?<=[aeiouy][a-z]*)[sfrxj](?=[a-z]*$)/, '');
  const unstuck = toneless.replace(/([a-z])\1+/g, '$1');
  return [...new Set([vni, pairs, toneless, unstuck, unstuck.replace(/[sfrxj]$/, '')])].filter(
    (reading) => reading !== folded && reading.length > 0,
  );
}

/** The young write f for ph, j for gi, z for d or gi, w for qu, k for c and kh. */
export function readTeen(folded: string): string[] {
  const readings = [
    folded.replace(/^f/, 'ph'),
    folded.replace(/^j/, 'gi'),
    folded.replace(/^j/, 'ch'),
    folded.replace(/^z/, 'd'),
    folded.replace(/^z/, 'gi'),
    folded.replace(/^z/, 'v'),
    folded.replace(/^w/, 'qu'),
    folded.replace(/^k(?=[aou])/, 'c'),
    folded.replace(/^k(?=[aeiou])/, 'kh'),
    folded.replace(/^c(?=h?[aeiou])/, 'k'),
    folded.replace(/k$/, 'ch'),
    folded.replace(/g$/, 'ng'),
    folded.replace(/ck$/, 'ch'),
  ];
  return [...new Set(readings)].filter((reading) => reading !== folded);
}

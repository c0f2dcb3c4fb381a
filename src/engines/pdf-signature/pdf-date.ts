/** "D:20260902081500+07'00'" (ISO 32000-1, 7.9.4). */
export function formatPdfDate(at: Temporal.ZonedDateTime): string {
  const compact = at.toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/[-:T]/g, '');
  return `D:${compact}${at.offset.slice(0, 3)}'${at.offset.slice(4, 6)}'`;
}

/** "D:20260902081500+07'00'"; parts after the year may be missing, and without a zone UTC is meant. */
export function parsePdfDate(date: string | undefined): Temporal.Instant | undefined {
  const found = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-]\d\d)'?(\d\d)?)?/.exec(date ?? '');
  if (!found) return undefined;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    zone = '+00',
    rest = '00',
  ] = found;
  try {
    return Temporal.Instant.from(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}:${rest}`);
  } catch {
    return undefined;
  }
}

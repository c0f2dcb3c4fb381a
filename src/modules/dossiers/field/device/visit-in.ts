/** What was written down on a sheet, without boxes for files that were left empty; nothing when nothing was. */
export function visitIn(typed: FormData): FormData | undefined {
  const fields = [...typed].filter(([, value]) =>
    typeof value === 'string' ? value.trim() !== '' : value.size > 0,
  );
  const isTold = fields.some(([name]) => ['note', 'files', 'outcome'].includes(name));
  if (!isTold) return undefined;
  const told = new FormData();
  for (const [name, value] of fields) told.append(name, value);
  return told;
}

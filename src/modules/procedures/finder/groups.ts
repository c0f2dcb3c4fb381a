/** Words that stand in the same place: `kin` → bố, mẹ, chồng … */
export type Groups = ReadonlyMap<string, readonly string[]>;

/** A phrase with `<kin>` in it becomes one phrase for each word of the group; groups may meet in one phrase. */
export function spellOut(phrase: string, groups: Groups): string[] {
  const [slot, name] = /<(\w+)>/.exec(phrase) ?? [];
  if (slot === undefined || name === undefined) return [phrase];
  const group = groups.get(name);
  if (!group) throw new Error(`finder lexicon: no group <${name}>, in "${phrase}"`);
  return group.flatMap((word) =>
    spellOut(
      phrase.replace(slot, () => word),
      groups,
    ),
  );
}

import { answering } from './answering.ts';
import type { Answers, Field, Form, Json } from './form.ts';
import { isGroup } from './kinds/index.ts';
import { objectAt } from './layout.ts';
import type { Provenance } from './prefill.ts';

/**
 * The answers with every field that may not be changed (`prefillLocked`) as it was brought: whatever a page or a program
 * posted, a wrong entry is corrected where it came from. Fields to which nothing was brought stay as answered.
 */
export function keepBrought(form: Form, answers: Answers, provenance: Provenance): Answers {
  return within(
    form.stages.flatMap((stage) => stage.fields),
    answers,
    '',
    provenance,
  );
}

function within(
  fields: readonly Field[],
  answers: Answers,
  pointer: string,
  provenance: Provenance,
): Answers {
  const kept: { [name: string]: Json } = { ...answers };
  for (const field of answering(fields)) {
    const at = `${pointer}/${field.name}`;
    if (isGroup(field)) {
      const inside = within(field.fields, objectAt(kept[field.name]), at, provenance);
      if (Object.keys(inside).length > 0) kept[field.name] = inside;
    } else {
      const brought = field.source.prefillLocked ? provenance[at] : undefined;
      if (brought) kept[field.name] = brought.value;
    }
  }
  return kept;
}

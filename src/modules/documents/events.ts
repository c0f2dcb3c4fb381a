import { newId } from '#platform/database/index.ts';
import type { NewEvent } from '#platform/events/index.ts';

export const numberRulesLoaded = (names: readonly string[]): NewEvent => ({
  type: 'document-number-rules-loaded',
  subject: { type: 'document-number-rules', id: newId(), version: 1 },
  data: { names },
});

import type { SubjectKind } from '#modules/workflow/index.ts';
import { Refusal } from '#platform/errors/index.ts';

/** What our kinds of subject share: nothing happens without a person, and no step ends by one press of many. */
export const stepsByHand = {
  carryOn: async () => {
    throw new Error('The processes of this module have no timers');
  },
  complete: async () => {
    throw new Refusal('outcome-required');
  },
  operations: { notifyApplicant: async () => undefined },
} satisfies Partial<SubjectKind>;

import type { ConfirmedActs } from './confirmations/confirmed-acts.ts';
import { enrolPhoneKey } from './phone-enrolment.ts';
import { signConfirmed } from './sign-batch.ts';

/** What this module carries on with once it is confirmed elsewhere; other modules have theirs. */
export const signingActs: ConfirmedActs = {
  'signing-batch': signConfirmed,
  'phone-enrolment': enrolPhoneKey,
};

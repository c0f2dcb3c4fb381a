import type { NewEvent } from '#platform/events/index.ts';
import type { Dispatch, KeptLetter } from './model.ts';

/** A fact about a letter: what it says and who wrote it stands in its row. */
export const letterCame = ({ id, version, agencyId, state }: KeptLetter): NewEvent => ({
  type: 'mail-letter-came',
  subject: { type: 'mail-letter', id, version },
  agencyId,
  data: { state },
});

export const secretHandled = ({ id, version, agencyId }: KeptLetter): NewEvent => ({
  type: 'mail-secret-handled',
  subject: { type: 'mail-letter', id, version },
  agencyId,
});

const ofDispatch =
  (type: string) =>
  ({ id, version, agencyId, documentId, state }: Dispatch): NewEvent => ({
    type,
    subject: { type: 'mail-dispatch', id, version },
    agencyId,
    data: { documentId, state },
  });

export const dispatchBegun = ofDispatch('mail-dispatch-begun');
export const dispatchSent = ofDispatch('mail-dispatch-sent');
export const dispatchReported = ofDispatch('mail-dispatch-reported');
export const dispatchClosed = ofDispatch('mail-dispatch-closed');

import type { Limit } from '#engines/working-time/index.ts';
import type * as vi from './messages.vi.ts';

export const statusNames: typeof vi.statusNames = {
  filed: 'Received, waiting to be accepted',
  accepted: 'Accepted',
  refused: 'Not accepted',
  processing: 'Being handled',
  awaitingSupplement: 'Waiting for your papers',
  awaitingPayment: 'Waiting for your payment',
  withdrawn: 'Withdrawn',
  stopped: 'Stopped',
  finished: 'Decided',
  delivered: 'Result handed over',
};

export const channelNames: typeof vi.channelNames = {
  inPerson: 'In person',
  online: 'Online',
  post: 'By post',
};

const unitNames: Readonly<Record<Limit['unit'], string>> = {
  workingDay: 'working day',
  day: 'day',
  hour: 'working hour',
  month: 'month',
};

export const limitInWords = ({ amount, unit }: Limit): string =>
  `${amount} ${unitNames[unit]}${amount === 1 ? '' : 's'}`;

export const refusals: Readonly<Record<keyof typeof vi.refusals, string>> = {
  'dossier-not-awaiting-acceptance':
    'This application no longer waits to be accepted. Open the page again to see its status.',
  'dossier-cannot-be-refused': 'In this status the application cannot be refused.',
  'decided-elsewhere':
    'Another system decides on this application; here it is only followed. Please act in that system.',
  'decided-here': 'The province decides on this application; it takes no status from elsewhere.',
  'tax-notice-other': 'A notice of this number came before and said something else.',
  'dossier-not-open': 'In this status that cannot be done.',
  'dossier-not-awaiting-supplement': 'This application does not wait for papers.',
  'dossier-not-finished': 'There is no result to hand over yet.',
  'supplement-already-requested': 'Papers may be asked for once; they have been.',
  'no-competent-agency': 'No agency handles this service in the chosen place.',
  'no-such-unit': 'There is no receiving unit of this code.',
  'already-rated': 'You have rated this application.',
  'dossier-cannot-be-rated': 'One can rate once there is a result.',
  'second-supplement-needs-leader': 'Papers were asked for once; a second request is a leader’s to make.',
  'already-extended': 'A new date was given once; it cannot be given again.',
  'too-late-to-extend': 'A new date can be given until the day before the result is due.',
  'fee-not-paid': 'The fee of this application has not been paid; it must be before this act.',
  'own-invitation': 'Someone else must answer this, with their own account.',
  'others-awaited': 'Others still have a part in this form.',
  'work-item-done': 'Someone else has just done this.',
  'no-step-before': 'There is no single step before this one to send it back to.',
  'field-copy-ended': 'This copy is not along any more.',
  'step-not-yours':
    'This step is not yours any more; keep theirs, or put what you wrote beside it as a note.',
  'nothing-to-compare': 'No scanned copy is waiting to be compared.',
  'no-such-place': 'The agency that the process names cannot be found; please tell an administrator.',
};

export const issues: Readonly<Record<keyof typeof vi.issues, string>> = {
  'file-unknown': 'This file is no longer there; please upload it again.',
  'reason-required': 'Say why, in a few words at least.',
  'ground-required': 'Choose a ground of the list.',
  'amount-required': 'Write the amount in figures, such as 1500000.',
  'extra-required': 'Say how many days more, from 1 to {max}.',
  'papers-required': 'Name at least one paper.',
  'score-required': 'Choose one of the five.',
};

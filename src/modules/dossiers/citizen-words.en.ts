import type { vi } from './citizen-words.vi.ts';

export const en: Readonly<Record<keyof typeof vi, string>> = {
  home: 'Home',
  trackTitle: 'Track an application',
  trackLead: 'See how far it is. You need not sign in, and nothing personal is shown.',
  code: 'Application code',
  codeHint: 'It is on your receipt, for example H99.102-261125-0001. Small or capital letters both work.',
  codeUnknown: 'No application has the code “{code}”. Please check every digit.',
  codeMissing: 'Type the code of the application.',
  track: 'Track',
  procedure: 'Service',
  agency: 'Handled by',
  submittedAt: 'Sent',
  acceptedAt: 'Accepted',
  dueAt: 'Result due',
  finishedAt: 'Decided',
  returnedAt: 'Result handed over',
  trackPrivacy: 'This page shows progress only. The applicant signs in to see everything.',
  openOwn: 'This is my application: open it',
};

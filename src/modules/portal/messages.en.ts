import type { vi } from './messages.vi.ts';

export const en: Readonly<Record<keyof typeof vi, string>> = {
  title: 'Home',
  description: 'Find a service, apply and follow the result, without going to an office.',
  question: 'What do you need to do?',
  searchLabel: 'Say it in your own words, in Vietnamese or English',
  searchHint: 'register a birth',
  lifeEvents: 'What happens in life',
  popular: 'What many people come for',
  all: 'See all services',
  track: 'How far is your application?',
  trackHelp: 'Type the code on your receipt. You need not sign in.',
  code: 'Application code',
  trackButton: 'Track',
  mine: 'My applications',
  mineHelp: 'Forms you have begun, applications you have sent, and their results, on any device.',
  open: 'See my applications',
};

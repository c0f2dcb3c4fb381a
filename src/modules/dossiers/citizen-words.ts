import { texts } from '#platform/i18n/index.ts';
import { en } from './citizen-words.en.ts';
import { vi } from './citizen-words.vi.ts';

/** The words of the pages on which people apply and follow. */
export const words = texts({ vi, en });

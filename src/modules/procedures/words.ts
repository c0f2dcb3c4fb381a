import { texts } from '#platform/i18n/index.ts';
import { en } from './messages.en.ts';
import { vi } from './messages.vi.ts';

/** The words of the catalogue's pages. */
export const words = texts({ vi, en });

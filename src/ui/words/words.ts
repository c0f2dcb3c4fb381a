import { texts } from '#platform/i18n/index.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

/** The few words a component says by itself ("Tìm kiếm", "Trang sau"); all others come from its caller. */
export const words = texts({ vi, en });

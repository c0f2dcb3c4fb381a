import type { Limit } from '#engines/working-time/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import type { TagTone } from '#ui/index.ts';
import * as en from './messages.en.ts';
import * as vi from './messages.vi.ts';
import { type Channel, type StatusName, statusName } from './model.ts';

const inLanguage = { vi, en };

/** The official status in the reader's language. */
export const statusInWords = (status: number, locale: Locale): string =>
  inLanguage[locale].statusNames[statusName(status)];

export const channelInWords = (channel: Channel, locale: Locale): string =>
  inLanguage[locale].channelNames[channel];

export const limitInWords = (limit: Limit, locale: Locale): string => inLanguage[locale].limitInWords(limit);

const tones: Readonly<Record<StatusName, TagTone>> = {
  filed: 'info',
  accepted: 'accent',
  refused: 'danger',
  processing: 'accent',
  awaitingSupplement: 'warning',
  awaitingPayment: 'warning',
  withdrawn: 'neutral',
  stopped: 'neutral',
  finished: 'success',
  delivered: 'success',
};

export const statusTone = (status: number): TagTone => tones[statusName(status)];

import type { Locale } from '#platform/i18n/index.ts';
import { formatDate } from '#ui/index.ts';
import { t } from './messages.ts';
import type { PaperState, StoredPaper } from './model.ts';

/** A paper as people read of it, its owner or an officer. */
export interface PaperInWords {
  /** "Cán bộ số hóa khi tiếp nhận hồ sơ H99…" */
  readonly source: string;
  /** The day it is from, until when it is good. */
  readonly days: string;
  readonly signature: string;
  readonly state: string;
  /** Why it may not be used; none while it may. */
  readonly why: string | undefined;
}

/** @param reader the owner reads "you sent it", an officer "the applicant sent it" */
export function paperInWords(
  locale: Locale,
  paper: StoredPaper,
  state: PaperState,
  reader: 'owner' | 'officer' = 'owner',
): PaperInWords {
  const { origin, dossierCode: code, validFrom, validTo, revokedReason } = paper;
  const isTheirs = origin === 'submitted' && reader === 'officer';
  const date = validTo ? formatDate(validTo, locale) : '';
  const from = formatDate(validFrom, locale);
  return {
    source: t(locale, isTheirs ? 'source.submitted' : `origin.${origin}`, { code }),
    days: validTo ? `${from}, ${t(locale, 'until', { date })}` : from,
    signature: t(locale, `signature.${paper.signature}`),
    state: t(locale, `state.${state}`),
    why: state === 'usable' ? undefined : t(locale, `why.${state}`, { date, reason: revokedReason ?? '' }),
  };
}

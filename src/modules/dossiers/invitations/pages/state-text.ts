import type { Locale } from '#platform/i18n/index.ts';
import { formatDateTime } from '#ui/index.ts';
import type { OthersPart } from '../others-awaited.ts';
import { t } from '../words.ts';

/** "Lò Văn Quang đã trả lời lúc 10:20 22/11/2026". */
export function stateText({ state, invitation }: OthersPart, locale: Locale): string {
  return t(locale, `state.${state}`, {
    name: invitation?.citizenName ?? invitation?.inviteeName ?? '',
    when: invitation?.answeredAt ? formatDateTime(invitation.answeredAt, locale) : '',
  });
}

/** The page's title, or that it is about the whole. */
export const partTitle = ({ stage, title }: OthersPart, locale: Locale): string =>
  stage === null ? t(locale, 'whole') : title;

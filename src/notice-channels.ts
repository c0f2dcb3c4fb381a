import type { Channel } from '#modules/notifications/index.ts';
import type { Config } from '#platform/config/index.ts';

/** The channels that have a carrier here. Where there is none yet, letters are written and wait for the mail server. */
export function noticeChannels({ smtpUrl, textMessages }: Config): readonly Channel[] {
  const set: readonly Channel[] = [
    ...(smtpUrl ? (['email'] as const) : []),
    ...(textMessages ? (['sms'] as const) : []),
  ];
  return set.length > 0 ? set : ['email'];
}

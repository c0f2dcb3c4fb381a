import { renderPage } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import type { Mail } from '#platform/mail/index.ts';
import type { CodeChannel } from './code-address.ts';
import type { IdentityServices } from './services.ts';
import { t } from './text.ts';

type Carriers = Pick<IdentityServices, 'sendMail' | 'sendTextMessage'>;

/** The channels that have a carrier here; the others are not offered. */
export const channelsOf = ({ sendMail, sendTextMessage }: Carriers): readonly CodeChannel[] => [
  ...(sendMail ? (['email'] as const) : []),
  ...(sendTextMessage ? (['phone'] as const) : []),
];

/** How a code gets to an address, in the reader's language. */
export function carrierOf(
  services: IdentityServices,
  channel: CodeChannel,
  address: string,
  locale: Locale,
): (code: string) => Promise<void> {
  const { siteName, baseUrl, sendMail, sendTextMessage } = services;
  return async (code) => {
    if (channel === 'email') return sendMail!(codeLetter(address, { code, siteName, baseUrl }, locale));
    return sendTextMessage!({ to: address, text: t(locale, 'textMessage', { code, siteName }) });
  };
}

function codeLetter(
  to: string,
  words: { code: string; siteName: string; baseUrl: string },
  locale: Locale,
): Mail {
  const text = t(locale, 'mailText', words);
  const page = (
    <html lang={locale}>
      <body>
        {text.split('\n\n').map((paragraph) => (
          <p key={paragraph}>
            {paragraph.split('\n').map((line) => (
              <>
                {line}
                <br />
              </>
            ))}
          </p>
        ))}
      </body>
    </html>
  );
  return { to, subject: t(locale, 'mailSubject', words), text, html: renderPage(page) };
}

import {
  feeInWords,
  nameIn,
  nameLanguage,
  type Procedure,
  timeInWords,
  usualChannel,
} from '#modules/procedures/index.ts';
import { usePage } from '#platform/html/index.ts';
import { QrCode, SummaryList } from '#ui/index.ts';
import { centrePaths } from '../paths.ts';
import { t } from '../text.ts';
import { KioskFrame, type KioskSetting } from './kiosk-frame.tsx';

export interface KioskProcedureProps extends KioskSetting {
  readonly procedure: Procedure;
  readonly address: string;
}

/** What a procedure takes, costs and asks; and the number for it. */
export function KioskProcedure({ procedure, address, ...setting }: KioskProcedureProps) {
  const { locale } = usePage();
  const channel = usualChannel(procedure);
  const unknown = '—';
  return (
    <KioskFrame {...setting} title={nameIn(procedure, locale)}>
      <h1 lang={nameLanguage(procedure, locale)}>{nameIn(procedure, locale)}</h1>
      <p>
        <a class="ds-button" href={centrePaths.kiosk.groups(procedure.code)}>
          {t(locale, 'numberFor')}
        </a>
      </p>
      <SummaryList
        rows={[
          { term: t(locale, 'time'), value: channel ? timeInWords(channel.timeLimit, locale) : unknown },
          { term: t(locale, 'fee'), value: channel ? feeInWords(channel, locale) : unknown },
          { term: t(locale, 'where'), value: procedure.agency ?? unknown },
        ]}
      />
      <section class="mu-stack">
        <h2>{t(locale, 'papers')}</h2>
        {procedure.components.length === 0 ? (
          <p>{t(locale, 'papersNone')}</p>
        ) : (
          <ul lang="vi">
            {procedure.components.map(({ name }) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        )}
      </section>
      <section class="mu-stack">
        <h2>{t(locale, 'onPhone')}</h2>
        <div class="slip">
          <QrCode text={address} label={t(locale, 'onPhone')} />
        </div>
      </section>
    </KioskFrame>
  );
}

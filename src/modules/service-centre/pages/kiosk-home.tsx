import { usePage } from '#platform/html/index.ts';
import { centrePaths } from '../paths.ts';
import { type CentreWord, t } from '../text.ts';
import { KioskFrame, type KioskSetting } from './kiosk-frame.tsx';

const { kiosk } = centrePaths;
const choices: readonly (readonly [href: string, title: CentreWord, help: CentreWord])[] = [
  [kiosk.groups(), 'takeNumber', 'takeNumberHelp'],
  [kiosk.arrival, 'arrived', 'arrivedHelp'],
  [kiosk.procedures, 'lookUp', 'lookUpHelp'],
  [kiosk.dossier, 'follow', 'followHelp'],
  [kiosk.rating, 'rate', 'rateHelp'],
];

/** What the kiosk can do, in five large buttons. */
export function KioskHome(setting: KioskSetting) {
  const { locale } = usePage();
  return (
    <KioskFrame {...setting} title={setting.placeName} isStart>
      <h1>{t(locale, 'welcome')}</h1>
      <ul class="kiosk-choices">
        {choices.map(([href, title, help], index) => (
          <li key={href}>
            <a class="kiosk-choice" data-look={index === 0 ? 'first' : undefined} href={href}>
              {t(locale, title)}
              <small>{t(locale, help)}</small>
            </a>
          </li>
        ))}
      </ul>
    </KioskFrame>
  );
}

import { usePage } from '#platform/html/index.ts';
import type { Board } from '../board-view.ts';
import type { Group } from '../model.ts';
import { centrePaths } from '../paths.ts';
import type { CentreRules } from '../rules.ts';
import { t } from '../text.ts';
import { KioskFrame, type KioskSetting } from './kiosk-frame.tsx';

export const groupName = ({ name, nameEn }: Pick<Group, 'name' | 'nameEn'>, locale: 'vi' | 'en') =>
  (locale === 'en' && nameEn) || name;

export interface KioskGroupsProps extends KioskSetting {
  readonly groups: Board['groups'];
  readonly procedureCode?: string | undefined;
}

/** What one has come for. */
export function KioskGroups({ groups, procedureCode, ...setting }: KioskGroupsProps) {
  const { locale } = usePage();
  return (
    <KioskFrame {...setting} title={t(locale, 'takeNumber')}>
      <h1>{t(locale, 'chooseGroup')}</h1>
      <ul class="kiosk-choices">
        {groups.map((group) => (
          <li key={group.code}>
            <a class="kiosk-choice" href={centrePaths.kiosk.group(group.code, procedureCode)}>
              {groupName(group, locale)}
              <small>{t(locale, 'waitingCount', { count: group.waiting })}</small>
            </a>
          </li>
        ))}
      </ul>
    </KioskFrame>
  );
}

export interface KioskPriorityProps extends KioskSetting {
  readonly group: Group;
  readonly rules: CentreRules;
  readonly procedureCode?: string | undefined;
  /** Why no number was given. */
  readonly refused?: string | undefined;
}

/** Whether one is called first; each button gives the number. */
export function KioskPriority({ group, rules, procedureCode, refused, ...setting }: KioskPriorityProps) {
  const { locale } = usePage();
  return (
    <KioskFrame {...setting} title={groupName(group, locale)} hasErrors={refused !== undefined}>
      <form
        class="mu-stack"
        data-gap="large"
        method="post"
        action={centrePaths.kiosk.group(group.code, procedureCode)}
      >
        <h1>{t(locale, 'choosePriority')}</h1>
        {refused && <p role="alert">{refused}</p>}
        <button class="kiosk-choice" data-look="first" type="submit" name="priority" value="">
          {t(locale, 'noPriority')}
        </button>
        <p>{t(locale, 'priorityLead')}</p>
        <ul class="kiosk-choices">
          {rules.priorities.map(({ code, name, nameEn }) => (
            <li key={code}>
              <button class="kiosk-choice" type="submit" name="priority" value={code}>
                {locale === 'en' ? nameEn : name}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </KioskFrame>
  );
}

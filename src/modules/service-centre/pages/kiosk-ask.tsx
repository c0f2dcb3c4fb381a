import type { ComponentChildren } from 'preact';
import { usePage } from '#platform/html/index.ts';
import { LabelledBox } from '#ui/index.ts';
import { type CentreWord, t } from '../text.ts';
import { KioskFrame, type KioskSetting } from './kiosk-frame.tsx';

export interface Asked {
  readonly name: string;
  readonly label: CentreWord;
  readonly hint?: CentreWord;
  readonly value?: string | undefined;
  readonly inputMode?: 'numeric' | 'search';
}

export interface KioskAskProps extends KioskSetting {
  readonly title: CentreWord;
  readonly method: 'get' | 'post';
  readonly action: string;
  readonly boxes: readonly Asked[];
  readonly button: CentreWord;
  readonly issue?: string | undefined;
  readonly children?: ComponentChildren;
}

/** A question at the kiosk with its boxes, what is wrong, and below it what was found. */
export function KioskAsk({
  title,
  method,
  action,
  boxes,
  button,
  issue,
  children,
  ...setting
}: KioskAskProps) {
  const { locale } = usePage();
  return (
    <KioskFrame {...setting} title={t(locale, title)} hasErrors={issue !== undefined}>
      <h1>{t(locale, title)}</h1>
      <form class="kiosk-ask" method={method} action={action} novalidate>
        {boxes.map(({ name, label, hint, value, inputMode }, index) => (
          <LabelledBox
            key={name}
            id={name}
            label={t(locale, label)}
            hint={hint && t(locale, hint)}
            issue={index === 0 ? issue : undefined}
          >
            {(box) => (
              <input
                class="ds-input"
                autoComplete="off"
                autoCapitalize="characters"
                inputMode={inputMode}
                value={value}
                {...box}
              />
            )}
          </LabelledBox>
        ))}
        <div>
          <button class="ds-button" type="submit">
            {t(locale, button)}
          </button>
        </div>
      </form>
      {children}
    </KioskFrame>
  );
}

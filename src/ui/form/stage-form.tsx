import type { ComponentChildren } from 'preact';
import { actionName, type StageView } from '#engines/forms/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import { ErrorSummary } from '../error-summary/error-summary.tsx';
import { fieldsHtml } from './field-html.tsx';
import { formWords } from './form-words.ts';
import { RowPaste } from './row-paste.tsx';

export interface StageFormProps {
  readonly view: StageView;
  readonly locale: Locale;
  /** Where the stage is posted. */
  readonly action: string;
  /** Posted along unchanged: the draft's id, its version. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  /** Uploads need it; a form without file fields is lighter without. */
  readonly hasFiles?: boolean | undefined;
  /** Before the fields, inside the form: what may be done with the whole stage. */
  readonly lead?: ComponentChildren;
}

/** A stage of a form as one page section: errors first, then the fields, then where to go. Works without script. */
export function StageForm({ view, locale, action, hidden = {}, hasFiles = false, lead }: StageFormProps) {
  return (
    <form
      class="stage-form"
      method="post"
      action={action}
      encType={hasFiles ? 'multipart/form-data' : undefined}
      noValidate
    >
      <ErrorSummary errors={view.issues.map(({ text, href }) => [href.slice(1), text] as const)} />
      {/* Enter in any box presses the first button: it must be the one that goes on, not one that removes a row. */}
      <button class="stage-form-enter" type="submit" name={actionName} value="continue" tabIndex={-1} hidden>
        {formWords(locale, 'continue')}
      </button>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      {view.intro && <p class="ds-paragraph">{view.intro}</p>}
      {lead}
      <RowPaste fields={view.fields}>
        <div
          class="stage-form-fields"
          // Made by our own templates, each value escaped.
          dangerouslySetInnerHTML={{ __html: fieldsHtml(view.fields, locale) }}
        />
      </RowPaste>
      <StageButtons view={view} locale={locale} />
    </form>
  );
}

function StageButtons({ view, locale }: Pick<StageFormProps, 'view' | 'locale'>) {
  return (
    <div class="stage-form-buttons">
      <button class="ds-button" type="submit" name={actionName} value="continue">
        {formWords(locale, view.isLast ? 'finish' : 'continue')}
      </button>
      {!view.isFirst && (
        <button class="ds-button" data-variant="secondary" type="submit" name={actionName} value="back">
          {formWords(locale, 'back')}
        </button>
      )}
      <button class="ds-button" data-variant="tertiary" type="submit" name={actionName} value="save">
        {formWords(locale, 'save')}
      </button>
    </div>
  );
}

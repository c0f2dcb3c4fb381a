import type { ComponentChildren } from 'preact';
import { actionName, type FieldView, type OptionView, type ViewOf } from '#engines/forms/index.ts';
import { Aftermath, describedBy, Hint, LabelWords } from './described.tsx';
import type { FieldProps } from './field.tsx';
import { formWords } from './form-words.ts';

function Labelled({ field, locale, children }: FieldProps & { children: ComponentChildren }) {
  return (
    <div class="ds-field">
      <label class="ds-label" for={field.name}>
        <LabelWords field={field} locale={locale} />
      </label>
      <Hint field={field} />
      {children}
      <Aftermath field={field} locale={locale} />
    </div>
  );
}

const naming = (field: FieldView) => ({
  id: field.name,
  name: field.name,
  'aria-describedby': describedBy(field),
  'aria-invalid': field.issue ? ('true' as const) : undefined,
});

export function LabelledInput({ field, locale }: FieldProps<ViewOf<'input'>>) {
  const input = (
    <input
      class="ds-input"
      {...naming(field)}
      type={field.face.input?.type as 'text'}
      value={field.value}
      inputMode={field.face.input?.inputMode}
      autoComplete={field.face.input?.autocomplete}
      size={field.face.input?.size}
      maxLength={field.face.input?.maxLength}
      readOnly={field.isLocked}
    />
  );
  return (
    <Labelled field={field} locale={locale}>
      {field.face.unit ? (
        <div class="ds-field-affixes">
          {input}
          <span class="ds-field-affix">{field.face.unit}</span>
        </div>
      ) : (
        input
      )}
    </Labelled>
  );
}

export function LabelledTextarea({ field, locale }: FieldProps<ViewOf<'textarea'>>) {
  return (
    <Labelled field={field} locale={locale}>
      <textarea class="ds-input" {...naming(field)} rows={5} maxLength={field.maxLength}>
        {/* HTML drops one line break that opens a textarea. */}
        {`\n${field.value}`}
      </textarea>
    </Labelled>
  );
}

export function LabelledSelect({ field, locale }: FieldProps<ViewOf<'select'>>) {
  const isWaiting = field.awaits !== undefined && field.options.length === 0;
  return (
    <Labelled field={field} locale={locale}>
      <select class="ds-input" {...naming(field)} autoComplete={field.autocomplete}>
        <option value="">{formWords(locale, isWaiting ? 'chooseFirst' : 'choose')}</option>
        {field.options.map((option: OptionView) => (
          <option value={option.value} selected={option.isChosen} key={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {isWaiting && (
        <button class="ds-button" data-variant="secondary" type="submit" name={actionName} value="refresh">
          {formWords(locale, 'showList')}
        </button>
      )}
    </Labelled>
  );
}

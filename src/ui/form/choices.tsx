import type { OptionView, ViewOf } from '#engines/forms/index.ts';
import { Aftermath, describedBy, Hint, LabelWords } from './described.tsx';
import type { FieldProps } from './field.tsx';

/** Radio buttons or tick boxes. The empty hidden value tells "nothing chosen" from "not on the page". */
export function Choices({ field, locale }: FieldProps<ViewOf<'radios' | 'checkboxes'>>) {
  const type = field.control === 'radios' ? 'radio' : 'checkbox';
  return (
    <fieldset class="ds-fieldset" aria-describedby={describedBy(field)}>
      <legend class="ds-label">
        <LabelWords field={field} locale={locale} />
      </legend>
      <Hint field={field} />
      <input type="hidden" name={field.name} value="" />
      {field.options.map((option, index) => (
        <Choice
          option={option}
          type={type}
          name={field.name}
          id={index === 0 ? field.name : `${field.name}-${index + 1}`}
          isInvalid={field.issue !== undefined}
          key={option.value}
        />
      ))}
      <Aftermath field={field} locale={locale} />
    </fieldset>
  );
}

interface ChoiceProps {
  readonly option: OptionView;
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly id: string;
  readonly isInvalid: boolean;
}

function Choice({ option, type, name, id, isInvalid }: ChoiceProps) {
  return (
    <div class="ds-field">
      <input
        class="ds-input"
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={option.isChosen}
        aria-invalid={isInvalid ? 'true' : undefined}
        aria-describedby={option.hint && `${id}-hint`}
      />
      <label class="ds-label" data-weight="regular" for={id}>
        {option.label}
      </label>
      {option.hint && (
        <div data-field="description" id={`${id}-hint`}>
          {option.hint}
        </div>
      )}
    </div>
  );
}

/** One box to tick, as for consent. */
export function Checkbox({ field, locale }: FieldProps<ViewOf<'checkbox'>>) {
  return (
    <div class="form-consent">
      <input type="hidden" name={field.name} value="" />
      <div class="ds-field">
        <input
          class="ds-input"
          type="checkbox"
          id={field.name}
          name={field.name}
          value="yes"
          checked={field.isChosen}
          aria-describedby={describedBy(field)}
          aria-invalid={field.issue ? 'true' : undefined}
        />
        <label class="ds-label" data-weight="regular" for={field.name}>
          <LabelWords field={field} locale={locale} />
        </label>
      </div>
      <Hint field={field} />
      <Aftermath field={field} locale={locale} />
    </div>
  );
}

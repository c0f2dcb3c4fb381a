export interface ParticipantFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Several lines, as of a certificate. */
  readonly isLong?: boolean;
}

/** One question about a participant, with what was wrong in the answer. */
export function ParticipantField({
  name,
  label,
  value,
  hint,
  error,
  options,
  isLong,
}: ParticipantFieldProps) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  const common = {
    class: 'ds-input',
    id: name,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
  };
  return (
    <div class="ds-field">
      <label class="ds-label" for={name}>
        {label}
      </label>
      {hint && (
        <div data-field="description" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {options ? (
        <select {...common}>
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : isLong ? (
        <textarea {...common} rows={5} value={value} spellcheck={false} />
      ) : (
        <input {...common} type="text" value={value} autocomplete="off" />
      )}
      {error && (
        <p class="ds-validation-message" data-field="validation" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

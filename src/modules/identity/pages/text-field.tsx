export interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'password' | 'email' | 'tel';
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly autocomplete: string;
  readonly inputMode?: 'numeric' | 'email' | 'tel';
  readonly maxLength?: number;
  /** In characters: a short answer gets a short box. */
  readonly size?: number;
}

/** One line to fill in. Passwords are never shown again. */
export function TextField({
  name,
  label,
  hint,
  error,
  type = 'text',
  value,
  autocomplete,
  ...rest
}: TextFieldProps) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
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
      <input
        class="ds-input"
        id={name}
        name={name}
        type={type as 'text'}
        value={type === 'password' ? undefined : value}
        autocomplete={autocomplete}
        aria-describedby={described || undefined}
        aria-invalid={error ? 'true' : undefined}
        {...rest}
      />
      {error && (
        <p class="ds-validation-message" data-field="validation" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

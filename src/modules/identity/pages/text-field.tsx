import { LabelledBox } from '#ui/index.ts';

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
  return (
    <LabelledBox id={name} label={label} hint={hint} issue={error}>
      {(box) => (
        <input
          class="ds-input"
          type={type as 'text'}
          value={type === 'password' ? undefined : value}
          autocomplete={autocomplete}
          {...box}
          {...rest}
        />
      )}
    </LabelledBox>
  );
}

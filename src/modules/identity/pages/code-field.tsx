import { TextField } from './text-field.tsx';

/** Six digits; phones offer the code that has just arrived, and their number keys. */
export const CodeField = ({
  label,
  error,
}: {
  readonly label: string;
  readonly error?: string | undefined;
}) => (
  <TextField
    name="code"
    label={label}
    error={error}
    autocomplete="one-time-code"
    inputMode="numeric"
    maxLength={12}
    size={10}
  />
);

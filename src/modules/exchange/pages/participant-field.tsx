import { LabelledBox } from '#ui/index.ts';

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
export const ParticipantField = ({
  name,
  label,
  value,
  hint,
  error,
  options,
  isLong,
}: ParticipantFieldProps) => (
  <LabelledBox id={name} label={label} hint={hint} issue={error}>
    {(box) =>
      options ? (
        <select class="ds-input" {...box}>
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : isLong ? (
        <textarea class="ds-input" rows={5} value={value} spellcheck={false} {...box} />
      ) : (
        <input class="ds-input" type="text" value={value} autocomplete="off" {...box} />
      )
    }
  </LabelledBox>
);

import { LabelledBox } from '#ui/index.ts';
import type { Issues } from './issues.ts';

export interface FormBoxProps {
  readonly name: string;
  readonly label: string;
  readonly value?: string | number | undefined;
  readonly hint?: string | undefined;
  readonly issues?: Issues | undefined;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly type?: 'text' | 'number' | 'date' | 'url' | 'file';
  /** Several lines, as of a certificate. */
  readonly rows?: number;
  /** When two forms of a page have a box of that name. */
  readonly id?: string;
}

/** One question of a form, with what was wrong in the answer. */
export const FormBox = ({
  name,
  label,
  value = '',
  hint,
  issues = [],
  options,
  type = 'text',
  rows,
  id = name,
}: FormBoxProps) => (
  <LabelledBox
    id={id}
    name={name}
    label={label}
    hint={hint}
    issue={issues.find(({ field }) => field === `/${name}`)?.text}
  >
    {(box) => {
      if (options) {
        return (
          <select class="ds-input" {...box}>
            {options.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === String(value)}>
                {option.label}
              </option>
            ))}
          </select>
        );
      }
      if (rows)
        return <textarea class="ds-input" rows={rows} value={String(value)} spellcheck={false} {...box} />;
      if (type === 'file') return <input type="file" {...box} />;
      return (
        <input class="ds-input" type={type as 'text'} value={String(value)} autocomplete="off" {...box} />
      );
    }}
  </LabelledBox>
);

import { useId } from 'preact/hooks';
import { usePage } from '#platform/html/index.ts';
import { words } from '../words/words.ts';

export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

export interface FilterFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  /** A choice among these; without them a line to type in. */
  readonly options?: readonly FilterOption[] | undefined;
  /** The first choice is not to choose. */
  readonly mayBeAny?: boolean;
  readonly type?: 'text' | 'search' | 'date' | undefined;
}

/** One labelled question of a filter bar. */
export function FilterField({
  name,
  label,
  value = '',
  options,
  mayBeAny = false,
  type = 'text',
}: FilterFieldProps) {
  const id = useId();
  const { locale } = usePage();
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      {options ? (
        <select class="ds-input" id={id} name={name}>
          {mayBeAny && <option value="">{words(locale, 'any')}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input class="ds-input" id={id} name={name} type={type as 'text'} value={value} />
      )}
    </div>
  );
}

import { BoxIssue, LabelledBox, type LabelledBoxProps } from '#ui/index.ts';

/** What was typed into the form of an act, and what is wrong with it; empty on a fresh page. */
export interface TypedAct {
  readonly values: URLSearchParams;
  /** By the field's name. */
  readonly issues: ReadonlyMap<string, string>;
}

/** A fresh page. */
export const nothingTyped: TypedAct = { values: new URLSearchParams(), issues: new Map() };

export interface ActFieldProps {
  /** Unique on the page: several acts stand beside one another. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly typed: TypedAct;
}

const Labelled = ({
  name,
  label,
  hint,
  typed,
  children,
}: ActFieldProps & Pick<LabelledBoxProps, 'children'>) => (
  <LabelledBox id={name} label={label} hint={hint} issue={typed.issues.get(name)}>
    {children}
  </LabelledBox>
);

/** One line. */
export const TextBox = (props: ActFieldProps) => (
  <Labelled {...props}>
    {(attributes) => (
      <input class="ds-input" type="text" value={props.typed.values.get(props.name) ?? ''} {...attributes} />
    )}
  </Labelled>
);

/** Several lines; `text` stands there until something was typed. */
export const TextArea = ({
  rows = 3,
  text = '',
  ...props
}: ActFieldProps & { readonly rows?: number; readonly text?: string }) => (
  <Labelled {...props}>
    {(attributes) => (
      <textarea class="ds-input" rows={rows} {...attributes}>
        {/* HTML drops one line break that opens a textarea. */}
        {`\n${props.typed.values.get(props.name) ?? text}`}
      </textarea>
    )}
  </Labelled>
);

/** One line. */
export const TextLine = (props: ActFieldProps) => <Line {...props} />;

/** A whole number. */
export const NumberBox = (props: ActFieldProps) => <Line inputMode="numeric" {...props} />;

/** A day. */
export const DayBox = (props: ActFieldProps) => (
  <Labelled {...props}>
    {(attributes) => (
      <input class="ds-input" type="date" value={props.typed.values.get(props.name) ?? ''} {...attributes} />
    )}
  </Labelled>
);

const Line = ({ inputMode, ...props }: ActFieldProps & { readonly inputMode?: 'numeric' }) => (
  <Labelled {...props}>
    {(attributes) => (
      <input
        class="ds-input"
        inputMode={inputMode}
        autoComplete="off"
        value={props.typed.values.get(props.name) ?? ''}
        {...attributes}
      />
    )}
  </Labelled>
);

export interface ActOption {
  readonly value: string;
  readonly label: string;
}

export const Select = ({
  options,
  first,
  ...props
}: ActFieldProps & { readonly options: readonly ActOption[]; readonly first?: string }) => (
  <Labelled {...props}>
    {(attributes) => (
      <select class="ds-input" {...attributes}>
        {first !== undefined && <option value="">{first}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value} selected={props.typed.values.get(props.name) === value}>
            {label}
          </option>
        ))}
      </select>
    )}
  </Labelled>
);

export interface FileBoxProps extends ActFieldProps {
  readonly accept: string;
  readonly isMultiple?: boolean;
}

export const FileBox = ({ accept, isMultiple = false, ...props }: FileBoxProps) => (
  <Labelled {...props}>
    {(attributes) => <input type="file" accept={accept} multiple={isMultiple} {...attributes} />}
  </Labelled>
);

export interface ChoiceListProps extends ActFieldProps {
  readonly type: 'radio' | 'checkbox';
  readonly options: readonly ActOption[];
  /** Chosen until the officer has sent something. */
  readonly chosen?: readonly string[];
}

/** Radio buttons or tick boxes under one question. */
export function ChoiceList({ type, name, label, hint, typed, options, chosen = [] }: ChoiceListProps) {
  const issue = typed.issues.get(name);
  const chosenNow = typed.values.size > 0 ? typed.values.getAll(name) : chosen;
  const described = [hint && `${name}-hint`, issue && `${name}-error`].filter(Boolean).join(' ');
  return (
    <fieldset class="ds-fieldset" aria-describedby={described || undefined}>
      <legend class="ds-label">{label}</legend>
      {hint && (
        <div data-field="description" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {options.map((option, index) => {
        const id = index === 0 ? name : `${name}-${index + 1}`;
        return (
          <div class="ds-field" key={option.value}>
            <input
              class="ds-input"
              type={type}
              id={id}
              name={name}
              value={option.value}
              checked={chosenNow.includes(option.value)}
              aria-invalid={issue ? 'true' : undefined}
            />
            <label class="ds-label" data-weight="regular" for={id}>
              {option.label}
            </label>
          </div>
        );
      })}
      <BoxIssue id={name} issue={issue} />
    </fieldset>
  );
}

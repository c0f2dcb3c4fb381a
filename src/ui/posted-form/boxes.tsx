import { BoxIssue, LabelledBox, type LabelledBoxProps } from '../labelled-box/labelled-box.tsx';
import { isPosted, type Posted } from './posted.tsx';

export interface PostedBoxProps {
  readonly name: string;
  /** Unique on a page where several forms ask the same; the name without it. */
  readonly id?: string | undefined;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly posted: Posted;
  /** What stands there before anything was typed. */
  readonly value?: string | null | undefined;
}

export interface BoxOption {
  readonly value: string;
  readonly label: string;
}

const issueOf = ({ id, name, posted: { issues } }: Pick<PostedBoxProps, 'id' | 'name' | 'posted'>) =>
  (id === undefined ? undefined : issues.get(id)) ?? issues.get(name);

const textIn = ({ name, posted, value }: PostedBoxProps): string => posted.values.get(name) ?? value ?? '';

/** Any box of a posted form, with its label, its hint and what is wrong in it. */
export const PostedBox = ({
  children,
  ...props
}: Omit<PostedBoxProps, 'value'> & Pick<LabelledBoxProps, 'children'>) => (
  <LabelledBox
    id={props.id ?? props.name}
    name={props.name}
    label={props.label}
    hint={props.hint}
    issue={issueOf(props)}
  >
    {children}
  </LabelledBox>
);

export interface TextBoxProps extends PostedBoxProps {
  readonly type?: 'text' | 'date' | 'time' | 'number' | 'url';
  readonly inputMode?: 'numeric' | undefined;
  /** In characters: a short answer gets a short box. */
  readonly size?: number | undefined;
  readonly maxLength?: number | undefined;
}

/** One line, a day, an hour or a number. */
export const TextBox = ({ type = 'text', inputMode, size, maxLength, ...props }: TextBoxProps) => (
  <PostedBox {...props}>
    {(box) => (
      <input
        class="ds-input"
        type={type as 'text'}
        inputMode={inputMode}
        size={size}
        maxLength={maxLength}
        value={textIn(props)}
        autoComplete="off"
        {...box}
      />
    )}
  </PostedBox>
);

/** A secret, neither shown again nor kept by the browser. */
export const SecretBox = (props: Omit<PostedBoxProps, 'value'>) => (
  <PostedBox {...props}>
    {(box) => <input class="ds-input" type="password" autocomplete="off" size={12} maxLength={64} {...box} />}
  </PostedBox>
);

/** Several lines. */
export const WordsBox = ({
  rows = 3,
  maxLength,
  ...props
}: PostedBoxProps & { readonly rows?: number; readonly maxLength?: number }) => (
  <PostedBox {...props}>
    {(box) => (
      <textarea class="ds-input" rows={rows} maxLength={maxLength} {...box}>
        {/* HTML drops one line break that opens a textarea. */}
        {`\n${textIn(props)}`}
      </textarea>
    )}
  </PostedBox>
);

/** One of a list. */
export function SelectBox({
  options,
  none,
  ...props
}: PostedBoxProps & {
  readonly options: readonly BoxOption[];
  /** What the empty choice is called; without it the first stands chosen. */
  readonly none?: string | undefined;
}) {
  const chosen = textIn(props);
  return (
    <PostedBox {...props}>
      {(box) => (
        <select class="ds-input" {...box}>
          {none !== undefined && <option value="">{none}</option>}
          {options.map(({ value, label }) => (
            <option key={value} value={value} selected={value === chosen}>
              {label}
            </option>
          ))}
        </select>
      )}
    </PostedBox>
  );
}

/** Files are chosen anew each time: no browser lets a page fill this in. */
export const FileBox = ({
  accept,
  isMultiple = false,
  ...props
}: Omit<PostedBoxProps, 'value'> & { readonly accept?: string; readonly isMultiple?: boolean }) => (
  <PostedBox {...props}>
    {(box) => <input type="file" accept={accept} multiple={isMultiple} {...box} />}
  </PostedBox>
);

export interface ChoiceBoxesProps extends Omit<PostedBoxProps, 'value'> {
  /** One of them, or any number. */
  readonly type: 'radio' | 'checkbox';
  readonly options: readonly BoxOption[];
  /** Chosen until something was posted. */
  readonly chosen?: readonly string[];
}

/** Radio buttons or tick boxes under one question. */
export function ChoiceBoxes({ type, options, chosen = [], ...props }: ChoiceBoxesProps) {
  const { name, id = name, label, hint, posted } = props;
  const issue = issueOf(props);
  const chosenNow = isPosted(posted) ? posted.values.getAll(name) : chosen;
  const described = [hint && `${id}-hint`, issue && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset class="ds-fieldset" aria-describedby={described || undefined}>
      <legend class="ds-label">{label}</legend>
      {hint && (
        <div data-field="description" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {options.map(({ value, label: text }, index) => {
        // The first bears the plain id: an error summary leads there. No id has blanks: words go by their place.
        const own = index === 0 ? id : `${id}-${/\s/.test(value) ? index + 1 : value}`;
        return (
          <div class="ds-field" key={value}>
            <input
              class="ds-input"
              type={type}
              id={own}
              name={name}
              value={value}
              checked={chosenNow.includes(value)}
              aria-invalid={issue ? 'true' : undefined}
            />
            <label class="ds-label" data-weight="regular" for={own}>
              {text}
            </label>
          </div>
        );
      })}
      <BoxIssue id={id} issue={issue} />
    </fieldset>
  );
}

/** One thing to say yes to. */
export function TickBox({
  isTicked = false,
  value = '1',
  ...props
}: Omit<PostedBoxProps, 'hint' | 'value'> & { readonly value?: string; readonly isTicked?: boolean }) {
  const { name, id = name, label, posted } = props;
  const issue = issueOf(props);
  const ticked = isPosted(posted) ? posted.values.getAll(name).includes(value) : isTicked;
  return (
    <div class="ds-field">
      <input
        class="ds-input"
        type="checkbox"
        id={id}
        name={name}
        value={value}
        checked={ticked}
        aria-describedby={issue && `${id}-error`}
        aria-invalid={issue ? 'true' : undefined}
      />
      <label class="ds-label" data-weight="regular" for={id}>
        {label}
      </label>
      <BoxIssue id={id} issue={issue} />
    </div>
  );
}

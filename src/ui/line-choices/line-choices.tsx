export interface LineChoicesProps {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly choice: {
    readonly name: string;
    readonly value: string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
  };
  readonly amount: {
    readonly name: string;
    readonly value: string;
    readonly label: string;
    readonly placeholder?: string;
  };
}

/** One line of many that may each be given something: what, and how much of it. */
export const LineChoices = ({ id, label, choice, amount }: LineChoicesProps) => (
  <div class="mu-line-choices">
    <label class="ds-label" data-weight="regular" for={id}>
      {label}
    </label>
    <select class="ds-input" id={id} name={choice.name}>
      {choice.options.map(({ value, label: text }) => (
        <option key={value} value={value} selected={value === choice.value}>
          {text}
        </option>
      ))}
    </select>
    <input
      class="ds-input"
      type="number"
      min={0}
      name={amount.name}
      value={amount.value}
      placeholder={amount.placeholder}
      aria-label={amount.label}
    />
  </div>
);

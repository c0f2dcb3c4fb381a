/** A stage as plain data, ready for any template: every text chosen, every input named, nothing left to decide. */
export interface StageView {
  readonly formTitle: string;
  readonly id: string;
  readonly title: string;
  readonly intro: string | undefined;
  /** "Bước 2 trên 3": counted among the stages these answers lead through. */
  readonly number: number;
  readonly count: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly fields: readonly FieldView[];
  /** For the summary at the top; `href` leads to the input. */
  readonly issues: readonly { readonly text: string; readonly href: string }[];
}

/** Files that may be taken instead of sending one, and on which terms. */
export interface OffersView {
  readonly title: string;
  readonly terms: string;
  /** On the button of each. */
  readonly take: string;
  readonly items: readonly OfferView[];
}

export interface OfferView {
  readonly label: string;
  readonly details: readonly string[];
  /** The value of the button that takes it; none for what may not be taken, with why. */
  readonly action: string | undefined;
  readonly why: string | undefined;
}

export interface OptionView {
  readonly value: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly isChosen: boolean;
}

/** What is the same whoever is shown the field: the same object each time, so a template may keep what it drew of it. */
export interface Face {
  readonly label: string;
  readonly hint: string | undefined;
  readonly help: string | undefined;
  /** Attributes of the `<input>`, where it is one. */
  readonly input: InputFace | undefined;
  /** A unit shown after the input: `m²`. */
  readonly unit: string | undefined;
}

export interface InputFace {
  readonly type: 'text' | 'tel' | 'email';
  readonly inputMode: 'numeric' | 'decimal' | 'tel' | 'email' | undefined;
  readonly autocomplete: string | undefined;
  readonly size: number | undefined;
  readonly maxLength: number | undefined;
}

interface Common {
  readonly face: Face;
  /** The name of the input and its id: `companions.0.books`. */
  readonly name: string;
  readonly isRequired: boolean;
  readonly issue: string | undefined;
  /** "Lấy từ CSDL quốc gia về dân cư, 12/03/2026": where an answer not typed here came from. */
  readonly provenance: string | undefined;
  /** What was brought may not be changed here. */
  readonly isLocked?: true | undefined;
  /** Of a field with a condition on a page that shows and hides by itself: its key, and whether it waits unseen. */
  readonly when?: { readonly key: string; readonly isLatent: boolean } | undefined;
}

export type FieldView = Common & Control;

export type Control =
  | { readonly control: 'input'; readonly value: string }
  | { readonly control: 'textarea'; readonly value: string; readonly maxLength: number }
  | {
      readonly control: 'radios';
      readonly options: readonly OptionView[];
      /** The options are the form's own, always the same, and what is chosen is among them. */
      readonly isFixed: boolean;
    }
  | { readonly control: 'checkboxes'; readonly options: readonly OptionView[] }
  | {
      readonly control: 'select';
      readonly options: readonly OptionView[];
      readonly autocomplete: string | undefined;
      /** The label of the choice that must be made first for there to be options. */
      readonly awaits: string | undefined;
    }
  | { readonly control: 'checkbox'; readonly isChosen: boolean }
  | {
      readonly control: 'files';
      readonly files: readonly OptionView[];
      readonly accept: string | undefined;
      readonly maxFiles: number;
      /** Files that the person has already, put there by a host that knows of them. */
      readonly offers?: OffersView | undefined;
    }
  | { readonly control: 'output'; readonly text: string }
  | { readonly control: 'note' }
  | { readonly control: 'group'; readonly fields: readonly FieldView[] }
  | {
      readonly control: 'table';
      readonly rowLabel: string;
      readonly rows: readonly (readonly FieldView[])[];
      readonly canAdd: boolean;
      /** Rows it may have. */
      readonly most: number;
    };

export type ViewOf<Kind extends Control['control']> = Common & Extract<Control, { readonly control: Kind }>;

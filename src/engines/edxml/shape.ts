/**
 * How a part of the envelope is spelled: its elements in the order they are written. One table serves reading and
 * writing, so that nothing can be read that is not written again.
 */
export interface Shape {
  readonly fields: readonly Field[];
  /** Attributes that are always written, and say nothing. */
  readonly constants?: Readonly<Record<string, string>>;
}

export interface Field {
  /** The element's name as it is written. */
  readonly name: string;
  /** The property of the model. */
  readonly as: string;
  readonly kind:
    | 'text'
    | 'date'
    | 'dateTime'
    | 'integer'
    | 'flag'
    | 'yes'
    | 'contentId'
    | 'base64'
    | 'record'
    | 'element';
  readonly isMany?: boolean;
  readonly shape?: Shape;
  /** Other spellings met in the field. */
  readonly aliases?: readonly string[];
  /** An attribute that says the same in some dialects. */
  readonly attribute?: string;
  /** Written without the prefix `edXML:`. */
  readonly isPlain?: boolean;
}

type More = Partial<Pick<Field, 'isMany' | 'aliases' | 'attribute' | 'isPlain'>>;

const field =
  (kind: Field['kind']) =>
  (name: string, as: string, more: More = {}): Field => ({ kind, name, as, ...more });

export const text = field('text');
export const date = field('date');
export const dateTime = field('dateTime');
export const integer = field('integer');
/** Written as true and false. */
export const flag = field('flag');
/** Written as 1 and 0. */
export const yes = field('yes');
export const contentId = field('contentId');
export const base64 = field('base64');
/** Kept as it came. */
export const whole = field('element');
export const record = (name: string, as: string, shape: Shape, more: More = {}): Field => ({
  kind: 'record',
  name,
  as,
  shape,
  ...more,
});

export const shape = (...fields: readonly Field[]): Shape => ({ fields });

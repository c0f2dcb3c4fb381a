import type { Field, Json } from './form.ts';
import type { Condition } from './form-source.ts';

/** What conditions compare answers with: the edges on which they turn. */
export interface Literals {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  readonly dates: readonly string[];
  /** ISO 8601 durations before today: `today - duration("P14Y")`. */
  readonly durations: readonly string[];
}

export function literalsIn(conditions: readonly Condition[]): Literals {
  const values = conditions.flatMap((condition) =>
    typeof condition === 'string' ? [] : Object.values(condition).flat(),
  );
  const expressions = conditions.filter((condition) => typeof condition === 'string').join('\n');
  const quoted = [...expressions.matchAll(/"([^"]*)"/g)].map(([, text]) => text!);
  const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
  const isDuration = (text: string) => /^-?P\d/.test(text);
  return {
    texts: [...quoted, ...values.filter((value) => typeof value === 'string')].filter(
      (text) => !isDay(text) && !isDuration(text),
    ),
    numbers: [
      ...(expressions.replace(/"[^"]*"/g, '').match(/(?<![\w.])\d+(\.\d+)?/g) ?? []).map(Number),
      ...values.filter((value) => typeof value === 'number'),
    ],
    dates: quoted.filter(isDay),
    durations: quoted.filter(isDuration),
  };
}

const aside = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)];

/** Answers to a field that a condition could tell apart: its options, and both sides of every edge. */
export function candidatesOf(
  field: Field,
  { texts, numbers, dates, durations }: Literals,
  today: Temporal.PlainDate,
): readonly Json[] {
  switch (field.kind) {
    case 'yesNo':
      return [true, false];
    case 'consent':
      return [true];
    case 'choice':
      return field.options ? field.options.map(({ value }) => value) : aside([...texts, 'x']);
    case 'multiChoice':
      return field.options ? field.options.map(({ value }) => [value]) : [['x']];
    case 'number':
    case 'money':
      return aside(numbers.length > 0 ? numbers.flatMap((edge) => [edge, edge - 1, edge + 1]) : [1]).filter(
        (value) => value >= 0,
      );
    case 'date': {
      const edges = [
        today,
        ...dates.map((text) => Temporal.PlainDate.from(text)),
        ...durations.map((text) => today.subtract(Temporal.Duration.from(text).abs())),
      ];
      return aside(
        edges.flatMap((day) => [day, day.subtract({ days: 1 }), day.add({ days: 1 })].map(String)),
      );
    }
    case 'table':
      return aside([0, ...numbers].flatMap((count) => [count, count + 1]))
        .filter((count) => count > 0 && count <= 10)
        .map((count) => Array.from({ length: count }, () => ({})));
    case 'file':
      return [['x']];
    case 'group':
    case 'note':
    case 'computed':
    case 'address':
    case 'organisation':
      return [];
    default:
      return aside([...texts, 'x']);
  }
}

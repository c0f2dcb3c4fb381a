import type { Condition } from '#engines/forms/index.ts';
import { type Form, findField, inLocale, type Json } from '#engines/forms/index.ts';

type Scalar = string | number | boolean;

/** The label of the field at this path, as its author wrote it. */
export function labelAt(form: Form, path: string): string {
  const fields = form.stages.flatMap((stage) => stage.fields);
  const field = findField(fields, path);
  return field ? inLocale(field.label, 'vi') : path;
}

/** "Nhận thẻ: Qua bưu điện", "Có giấy chứng sinh không? Có": a question keeps its own mark. */
export const answered = (label: string, answer: string): string =>
  `${label}${/[?!.:]$/.test(label) ? '' : ':'} ${answer}`;

/** An answer as people read it: the label of an option, yes or no, a day. */
export function answerInWords(form: Form, path: string, value: Json): string {
  const field = findField(
    form.stages.flatMap((stage) => stage.fields),
    path,
  );
  if (field?.kind === 'table' && Array.isArray(value)) return `${value.length} dòng`;
  if (field?.kind === 'file') return 'có tệp';
  return [value]
    .flat()
    .map((one) => wordOf(one as Scalar, field?.options))
    .join(', ');
}

function wordOf(value: Scalar, options: NonNullable<ReturnType<typeof findField>>['options']): string {
  const option = options?.find((each) => each.value === value);
  if (option) return inLocale(option.label, 'vi');
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (typeof value === 'number') return value.toLocaleString('vi-VN');
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return value.split('-').reverse().join('/');
  return `“${value}”`;
}

/** A condition as a sentence; what is written in FEEL stays as its author wrote it. */
export function conditionInWords(form: Form, condition: Condition, within = ''): string {
  if (typeof condition === 'string') return condition;
  const near = within.includes('.') ? within.slice(0, within.lastIndexOf('.') + 1) : '';
  return Object.entries(condition)
    .map(([name, wanted]) => {
      const path = labelAt(form, near + name) === near + name ? name : near + name;
      const values = [wanted].flat().map((value) => answerInWords(form, path, value as Json));
      return answered(labelAt(form, path), values.join(' hoặc '));
    })
    .join('; ');
}

import { renderToString } from 'preact-render-to-string';
import type { FieldView, ViewOf } from '#engines/forms/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import { Checkbox, Choices } from './choices.tsx';
import { Note, Output } from './field.tsx';
import { Files } from './files.tsx';
import { Group } from './group.tsx';
import { LabelledInput, LabelledSelect, LabelledTextarea } from './labelled.tsx';
import { cast, castFrom, type Design, escaped } from './mould.ts';
import { Row, Rows } from './rows.tsx';

/** Any field as HTML; one with a condition, on a page that shows and hides by itself, in a place that can be emptied. */
export function fieldHtml(field: FieldView, locale: Locale): string {
  const html = plainHtml(field, locale);
  if (!field.when) return html;
  const tag = field.when.isLatent ? 'template' : 'div';
  return `<${tag} class="form-when" data-when="${escaped(field.when.key)}">${html}</${tag}>`;
}

const drawInput: Design<ViewOf<'input'>> = (field, locale, name, value) => (
  <LabelledInput field={{ ...field, name, value }} locale={locale} />
);
const drawTextarea: Design<ViewOf<'textarea'>> = (field, locale, name, value) => (
  <LabelledTextarea field={{ ...field, name, value }} locale={locale} />
);
const drawRadios: Design<ViewOf<'radios'>> = (field, locale, name) => (
  <Choices field={{ ...field, name }} locale={locale} />
);
const drawCheckbox: Design<ViewOf<'checkbox'>> = (field, locale, name) => (
  <Checkbox field={{ ...field, name }} locale={locale} />
);
const drawGroup: Design<ViewOf<'group'>> = (field, locale, name, inside) => (
  <Group field={{ ...field, name }} locale={locale}>
    {inside}
  </Group>
);
const drawRow: Design<ViewOf<'table'>> = ({ rowLabel }, locale, path, number, inside) => (
  <Row path={path} label={rowLabel} number={number} locale={locale}>
    {inside}
  </Row>
);
const drawRows: Design<ViewOf<'table'>> = (field, locale, name, count, inside) => (
  <Rows field={{ ...field, name }} count={count} locale={locale}>
    {inside}
  </Rows>
);

/** What a form has most of is cast from a mould; what is rare, or differs each time, is drawn. */
function plainHtml(field: FieldView, locale: Locale): string {
  const variant = field.isRequired ? 'required' : 'optional';
  switch (field.control) {
    case 'input':
      if (field.isLocked) return renderToString(<LabelledInput field={field} locale={locale} />);
      return cast(field, locale, variant, drawInput, field.name, escaped(field.value));
    case 'textarea':
      return cast(field, locale, variant, drawTextarea, field.name, escaped(field.value));
    case 'radios':
      if (!field.isFixed) return renderToString(<Choices field={field} locale={locale} />);
      return cast(field, locale, variant + chosen(field), drawRadios, field.name);
    case 'checkbox':
      return cast(field, locale, `${variant} ${field.isChosen}`, drawCheckbox, field.name);
    case 'group':
      return cast(field, locale, '', drawGroup, field.name, fieldsHtml(field.fields, locale));
    case 'table':
      return tableHtml(field, variant, locale);
    case 'checkboxes':
      return renderToString(<Choices field={field} locale={locale} />);
    case 'select':
      return renderToString(<LabelledSelect field={field} locale={locale} />);
    case 'files':
      return renderToString(<Files field={field} locale={locale} />);
    case 'output':
      return renderToString(<Output field={field} />);
    case 'note':
      return renderToString(<Note field={field} />);
  }
}

export function fieldsHtml(fields: readonly FieldView[], locale: Locale): string {
  let html = '';
  for (const field of fields) html += fieldHtml(field, locale);
  return html;
}

/** At most one radio button is chosen: as many variants as there are options. */
const chosen = ({ options }: ViewOf<'radios'>) => options.findIndex((option) => option.isChosen);

function tableHtml(field: ViewOf<'table'>, variant: string, locale: Locale): string {
  const { name, face } = field;
  const count = field.rows.length;
  let rows = '';
  for (let index = 0; index < count; index += 1) {
    const inside = fieldsHtml(field.rows[index]!, locale);
    rows += castFrom(face, field, locale, 'row', drawRow, `${name}.${index}`, String(index + 1), inside);
  }
  const shape = `${variant} ${count === 0} ${field.canAdd}`;
  return cast(field, locale, shape, drawRows, name, String(count), rows);
}

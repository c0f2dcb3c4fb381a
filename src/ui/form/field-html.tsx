import { renderToString } from 'preact-render-to-string';
import type { FieldView, ViewOf } from '#engines/forms/index.ts';
import type { Locale } from '#platform/i18n/index.ts';
import { Checkbox, Choices } from './choices.tsx';
import { Note, Output } from './field.tsx';
import { Files } from './files.tsx';
import { Group } from './group.tsx';
import { LabelledInput, LabelledSelect, LabelledTextarea } from './labelled.tsx';
import { cast, castFrom, escaped } from './mould.ts';
import { Row, Rows } from './rows.tsx';

/** Any field as HTML; one with a condition, on a page that shows and hides by itself, in a place that can be emptied. */
export function fieldHtml(field: FieldView, locale: Locale): string {
  const html = plainHtml(field, locale);
  if (!field.when) return html;
  const tag = field.when.isLatent ? 'template' : 'div';
  return `<${tag} class="form-when" data-when="${escaped(field.when.key)}">${html}</${tag}>`;
}

/** What a form has most of is cast from a mould; what is rare, or differs each time, is drawn. */
function plainHtml(field: FieldView, locale: Locale): string {
  const variant = field.isRequired ? 'required' : 'optional';
  switch (field.control) {
    case 'input':
      return cast(field, variant, [field.name, escaped(field.value)], (name = '', value = '') => (
        <LabelledInput field={{ ...field, name, value }} locale={locale} />
      ));
    case 'textarea':
      return cast(field, variant, [field.name, escaped(field.value)], (name = '', value = '') => (
        <LabelledTextarea field={{ ...field, name, value }} locale={locale} />
      ));
    case 'radios':
      if (!field.isFixed) return renderToString(<Choices field={field} locale={locale} />);
      return cast(field, variant + chosen(field), [field.name], (name = '') => (
        <Choices field={{ ...field, name }} locale={locale} />
      ));
    case 'checkbox':
      return cast(field, `${variant} ${field.isChosen}`, [field.name], (name = '') => (
        <Checkbox field={{ ...field, name }} locale={locale} />
      ));
    case 'group':
      return cast(field, '', [field.name, fieldsHtml(field.fields, locale)], (name = '', inside = '') => (
        <Group field={{ ...field, name }} locale={locale}>
          {inside}
        </Group>
      ));
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
  let rows = '';
  for (const [index, row] of field.rows.entries()) {
    const contents = [`${field.name}.${index}`, String(index + 1), fieldsHtml(row, locale)];
    rows += castFrom(field.face, 'row', contents, (path = '', number = '', inside = '') => (
      <Row path={path} label={field.rowLabel} number={number} locale={locale}>
        {inside}
      </Row>
    ));
  }
  const count = field.rows.length;
  const shape = `${variant} ${count === 0} ${field.canAdd}`;
  return cast(field, shape, [field.name, String(count), rows], (name = '', counted = '', inside = '') => (
    <Rows field={{ ...field, name }} count={counted} locale={locale}>
      {inside}
    </Rows>
  ));
}

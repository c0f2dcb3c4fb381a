import type { FieldView } from '#engines/forms/index.ts';
import { usePage } from '#platform/html/index.ts';
import { fieldsHtml } from './field-html.tsx';
import { RowPaste } from './row-paste.tsx';

export interface FieldsProps {
  readonly fields: readonly FieldView[];
  /** Beside one another where there is room, for people who fill in many forms a day. */
  readonly isDense?: boolean | undefined;
}

/** Fields without the form around them: for a page that puts several stages into one form of its own. */
export const Fields = ({ fields, isDense = false }: FieldsProps) => {
  const { locale } = usePage();
  return (
    <RowPaste fields={fields}>
      <div
        class={isDense ? 'form-dense' : 'stage-form-fields'}
        // Made by our own templates, each value escaped.
        dangerouslySetInnerHTML={{ __html: fieldsHtml(fields, locale) }}
      />
    </RowPaste>
  );
};

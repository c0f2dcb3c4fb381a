import type { ComponentChildren } from 'preact';
import type { FieldView } from '#engines/forms/index.ts';
import { useIsland } from '#platform/html/index.ts';

export interface RowPasteProps {
  readonly fields: readonly FieldView[];
  readonly children: ComponentChildren;
}

/** Lets a block of cells copied from a spreadsheet be pasted into a table's rows, where the fields have one. */
export const RowPaste = ({ fields, children }: RowPasteProps) =>
  hasTable(fields) ? <PasteIsland>{children}</PasteIsland> : children;

function PasteIsland({ children }: { readonly children: ComponentChildren }) {
  useIsland('row-paste');
  return <row-paste>{children}</row-paste>;
}

const hasTable = (fields: readonly FieldView[]): boolean =>
  fields.some((field) => field.control === 'table' || (field.control === 'group' && hasTable(field.fields)));

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'row-paste': { children?: ComponentChildren };
    }
  }
}

import type { ComponentChildren } from 'preact';
import type { Answers, FieldView } from '#engines/forms/index.ts';
import { useIsland, usePage } from '#platform/html/index.ts';

export interface LiveFormProps {
  /** Where the form's source is, whose rules run in the browser. */
  readonly rulesHref: string;
  /** The stages whose fields are on the page. */
  readonly stageIds: readonly string[];
  /** What was answered on other pages. */
  readonly answers: Answers;
  readonly today: Temporal.PlainDate;
  readonly children: ComponentChildren;
}

/** A form that shows, hides and computes as it is filled in, where script is on; without, each page does it when sent. */
export function LiveForm({ rulesHref, stageIds, answers, today, children }: LiveFormProps) {
  useIsland('live-form');
  const { locale } = usePage();
  return (
    <live-form
      rules={rulesHref}
      stages={stageIds.join(' ')}
      answers={JSON.stringify(answers)}
      today={today.toString()}
      locale={locale}
    >
      {children}
    </live-form>
  );
}

/** Whether anything on the page depends on what is answered there: else it needs no script. */
export const isLively = (fields: readonly FieldView[]): boolean =>
  fields.some(
    (field) =>
      field.when !== undefined ||
      field.control === 'output' ||
      (field.control === 'table' && field.rows.some(isLively)) ||
      (field.control === 'group' && isLively(field.fields)),
  );

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'live-form': {
        rules: string;
        stages: string;
        answers: string;
        today: string;
        locale: string;
        children?: ComponentChildren;
      };
    }
  }
}

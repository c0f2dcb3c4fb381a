import type { Locale } from '#platform/i18n/index.ts';
import { compileStages } from './compile-stages.ts';
import type { Answers } from './form.ts';
import type { FormSource } from './form-source.ts';
import { kindOf } from './kinds/index.ts';
import { layOutLive, type Placed } from './layout.ts';
import { type Posted, readPosted } from './read-posted.ts';

/** How a form stands while it is being filled in. */
export interface LiveState {
  /** Keys of the conditional fields that apply now (`FieldView.when`). */
  readonly shown: ReadonlySet<string>;
  /** Computed answers as people read them, by path. */
  readonly outputs: ReadonlyMap<string, string>;
  /** The stages these answers lead through. */
  readonly stages: ReadonlySet<string>;
}

/** The rules of a form without what checks it whole: small enough to run beside the person who fills it in. */
export interface LiveRules {
  /**
   * @param stageIds the stages whose fields are on the page
   * @param posted the fields as the page would send them now
   * @param before what was answered on other pages
   */
  settle(
    stageIds: readonly string[],
    posted: Posted,
    before: Answers,
    setting: { readonly today: Temporal.PlainDate; readonly locale: Locale },
  ): LiveState;
}

/** Compiles the rules of a form that `compileForm` has taken before: the same conditions, by the same code. */
export function compileLiveRules(source: FormSource): LiveRules {
  const form = { stages: compileStages(source).stages };
  return {
    settle(stageIds, posted, before, { today, locale }) {
      const fields = [...(posted as Iterable<readonly [string, string]>)];
      const answers = stageIds.reduce<Answers>((read, id) => readPosted(form, id, fields, read), before);
      const applying = layOutLive(form, answers, today).stages.filter(({ applies }) => applies);
      const shown = new Set<string>();
      const outputs = new Map<string, string>();
      const visit = ({ key, isLatent, field, path, value, parts, rows }: Placed): void => {
        if (isLatent) return;
        if (field.when) shown.add(key);
        if (field.compute) outputs.set(path, kindOf(field).show(value ?? '', field, locale, undefined));
        for (const placed of [...parts, ...rows.flat()]) visit(placed);
      };
      for (const { fields: placed } of applying) placed.forEach(visit);
      return { shown, outputs, stages: new Set(applying.map(({ stage }) => stage.id)) };
    },
  };
}

import { type Issue, Refusal } from '#platform/errors/index.ts';
import { type Locale, texts } from '#platform/i18n/index.ts';
import { isRequired, type Lists } from './check-answers.ts';
import { faceOf } from './face.ts';
import { type Answers, type Form, type Json, mostRows, type Option, usualRows } from './form.ts';
import { fieldIssueText, issueText } from './issue-text.ts';
import { yesNoOptions } from './kinds/choice.ts';
import { writeDate } from './kinds/date.ts';
import { isGroup, kindOf } from './kinds/index.ts';
import { layOut, layOutLive, type Placed } from './layout.ts';
import { inLocale } from './local-text.ts';
import type { Provenance } from './prefill.ts';
import type { Control, FieldView, OptionView, StageView } from './view.ts';

export interface PresentOptions {
  readonly today: Temporal.PlainDate;
  readonly lists?: Lists | undefined;
  /** The name to show for a file's id. */
  readonly fileName?: ((id: string) => string) | undefined;
  readonly provenance?: Provenance | undefined;
  /** Fields whose condition does not hold are given too, marked, for a page that shows and hides by itself. */
  readonly isLive?: boolean | undefined;
}

/** What one presentation carries from field to field. */
interface Showing extends PresentOptions {
  readonly locale: Locale;
  readonly issues: ReadonlyMap<string, Issue>;
}

/**
 * One stage ready to be shown with its answers and issues.
 * @throws Refusal `not-found` when there is no such stage, or these answers do not lead to it
 */
export function presentStage(
  form: Form,
  stageId: string,
  answers: Answers,
  issues: readonly Issue[],
  locale: Locale,
  options: PresentOptions,
): StageView {
  const layout = (options.isLive ? layOutLive : layOut)(form, answers, options.today);
  const reachable = layout.stages.filter(({ applies }) => applies);
  const at = reachable.findIndex(({ stage }) => stage.id === stageId);
  const here = reachable[at];
  if (!here) throw new Refusal('not-found', { stage: stageId });
  // The first of a field stands beside it; the summary names them all.
  const byName = new Map(
    issues.toReversed().map((issue) => [issue.field.slice(1).replaceAll('/', '.'), issue]),
  );
  const { stage } = here;
  return {
    formTitle: inLocale(form.title, locale),
    id: stage.id,
    title: inLocale(stage.title, locale),
    intro: stage.intro && inLocale(stage.intro, locale),
    number: at + 1,
    count: reachable.length,
    isFirst: at === 0,
    isLast: at === reachable.length - 1,
    fields: viewAll(here.fields, { ...options, locale, issues: byName }),
    issues: issues.map((issue) => ({
      text: issueText(form, issue, locale),
      href: `#${issue.field.slice(1).replaceAll('/', '.')}`,
    })),
  };
}

const viewAll = (fields: readonly Placed[], showing: Showing): readonly FieldView[] =>
  showing.isLive
    ? fields.map((placed) => ({ ...viewOf(placed, showing), ...whenOf(placed) }))
    : fields.map((placed) => viewOf(placed, showing));

const whenOf = ({ field, key, isLatent }: Placed) => (field.when ? { when: { key, isLatent } } : undefined);

function viewOf(placed: Placed, showing: Showing): FieldView {
  const { field, path } = placed;
  const { locale, issues, provenance } = showing;
  const found = issues.get(path);
  const face = faceOf(placed, locale);
  const isWanted = field.required !== false && isRequired(placed, showing);
  const issue = found && fieldIssueText(field, found, locale);
  const from = provenance && provenanceOf(placed, provenance, locale);
  // Inputs are nearly all there is on a page: theirs is made in one go.
  if (face.input) {
    const value = written(placed);
    const view = { face, name: path, isRequired: isWanted, issue, provenance: from, value } as const;
    const isLocked = from !== undefined && field.source.prefillLocked === true;
    return isLocked ? { ...view, control: 'input', isLocked } : { ...view, control: 'input' };
  }
  return { face, name: path, isRequired: isWanted, issue, provenance: from, ...controlOf(placed, showing) };
}

function controlOf(placed: Placed, showing: Showing): Control {
  const { field, value } = placed;
  const { source } = field;
  const { locale } = showing;
  if (isGroup(field)) return { control: 'group', fields: viewAll(placed.parts, showing) };
  switch (field.kind) {
    case 'table': {
      const most = Math.min(source.maxRows ?? usualRows, mostRows);
      return {
        control: 'table',
        rowLabel: inLocale(source.rowLabel ?? field.label, locale),
        rows: placed.rows.map((row) => viewAll(row, showing)),
        canAdd: placed.rows.length < most,
        most,
      };
    }
    case 'note':
      return { control: 'note' };
    case 'computed':
      return { control: 'output', text: kindOf(field).show(value ?? '', field, locale, undefined) };
    case 'consent':
      return { control: 'checkbox', isChosen: value === true };
    case 'yesNo':
      return {
        control: 'radios',
        options: optionViews(yesNoOptions, kindOf(field).write(value ?? '', field), locale),
        isFixed: value === undefined || typeof value === 'boolean',
      };
    case 'choice':
    case 'multiChoice':
      return choiceOf(placed, showing);
    case 'file':
      return filesOf(placed, showing);
    case 'longText':
      return { control: 'textarea', value: written(placed), maxLength: source.maxLength ?? 4000 };
    default:
      return { control: 'input', value: written(placed) };
  }
}

const written = ({ field, value }: Placed) =>
  value === undefined ? '' : (kindOf(field).write(value, field) as string);

/** As many options as fit one look are radio buttons; more are a list to choose from. */
const mostRadios = 6;

function choiceOf({ field, value, scopes }: Placed, { locale, lists }: Showing): Control {
  const { optionsFrom, widget, autocomplete } = field.source;
  const narrowedTo = field.narrowedBy && scopes.at(-1)?.[field.narrowedBy];
  const awaits = field.narrowedBy !== undefined && narrowedTo === undefined;
  const listed = optionsFrom && !awaits ? lists?.(optionsFrom, narrowedTo?.toString()) : undefined;
  const options = optionViews(
    field.options ?? listed ?? [],
    value === undefined ? [] : kindOf(field).write(value, field),
    locale,
  );
  if (field.kind === 'multiChoice') return { control: 'checkboxes', options };
  const isSelect = widget ? widget === 'select' : optionsFrom !== undefined || options.length > mostRadios;
  if (!isSelect) return { control: 'radios', options, isFixed: field.options?.length === options.length };
  return { control: 'select', options, autocomplete, awaits: awaits ? field.narrowedBy : undefined };
}

function optionViews(
  options: readonly Option[],
  chosen: string | readonly string[],
  locale: Locale,
): readonly OptionView[] {
  const codes = typeof chosen === 'string' ? [chosen] : chosen;
  const views = options.map((option) => ({
    value: option.value,
    label: inLocale(option.label, locale),
    hint: option.hint && inLocale(option.hint, locale),
    isChosen: codes.includes(option.value),
  }));
  // A code no longer on the list (an old commune, an older form) stays until another is chosen.
  const gone = codes.filter((code) => code !== '' && !options.some(({ value }) => value === code));
  return [...views, ...gone.map((code) => ({ value: code, label: code, hint: undefined, isChosen: true }))];
}

function filesOf({ field, value }: Placed, { fileName }: Showing): Control {
  const ids = value === undefined ? [] : (kindOf(field).write(value, field) as readonly string[]);
  return {
    control: 'files',
    files: ids.map((id) => ({ value: id, label: fileName?.(id) ?? id, hint: undefined, isChosen: true })),
    accept: field.source.accept?.join(','),
    maxFiles: field.source.maxFiles ?? 1,
  };
}

const t = texts({
  vi: { from: 'Lấy từ {source}, ngày {on}' },
  en: { from: 'From {source}, {on}' },
});

/** Shown only while the answer is still the one that was brought. */
function provenanceOf({ path, value }: Placed, provenance: Provenance, locale: Locale): string | undefined {
  const brought = provenance[`/${path.replaceAll('.', '/')}`];
  if (!brought || value === undefined || !sameJson(brought.value, value)) return undefined;
  return t(locale, 'from', { source: inLocale(brought.label, locale), on: writeDate(brought.asOf) });
}

const sameJson = (one: Json, other: Json) => one === other || JSON.stringify(one) === JSON.stringify(other);

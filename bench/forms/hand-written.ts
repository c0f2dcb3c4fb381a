import type { Answers, Json } from '../../src/engines/forms/index.ts';
import { type BenchField, columns, stages } from './household.ts';

/** The floor's template: the same HTML as the engine's, made for this form alone by joining strings. */
export function handWritten(answers: Answers): readonly string[] {
  return stages.map((stage, index) => stageHtml(stage.fields, answers, index));
}

function stageHtml(fields: readonly BenchField[], answers: Answers, index: number): string {
  const isLast = index === stages.length - 1;
  let html = `<form class="stage-form" method="post" action="/x" novalidate><button class="stage-form-enter" type="submit" name="action" value="continue" tabindex="-1" hidden>Tiếp tục</button>${isLast ? '<row-paste>' : ''}<div class="stage-form-fields">`;
  for (const field of fields) html += fieldHtml(field, field.name, answers[field.name]!);
  if (isLast) html += tableHtml(answers['rows'] as readonly Answers[]);
  html += `</div>${isLast ? '</row-paste>' : ''}<div class="stage-form-buttons"><button class="ds-button" type="submit" name="action" value="continue">${isLast ? 'Xem lại và nộp' : 'Tiếp tục'}</button>`;
  if (index > 0) {
    html +=
      '<button class="ds-button" data-variant="secondary" type="submit" name="action" value="back">Quay lại</button>';
  }
  return `${html}<button class="ds-button" data-variant="tertiary" type="submit" name="action" value="save">Lưu để làm tiếp sau</button></div></form>`;
}

function tableHtml(rows: readonly Answers[]): string {
  let html = `<fieldset class="ds-fieldset form-rows" data-rows="rows" data-most="50"><legend class="ds-label">Người cùng hộ <span class="form-optional">(không bắt buộc)</span></legend><input type="hidden" name="rows" value="${rows.length}"/>`;
  for (let row = 0; row < rows.length; row += 1) {
    html += `<fieldset class="ds-fieldset form-row" id="rows.${row}"><legend class="ds-label">Người ${row + 1}</legend><div class="form-row-fields">`;
    for (const column of columns)
      html += fieldHtml(column, `rows.${row}.${column.name}`, rows[row]![column.name]!);
    html += `</div><button class="ds-button" data-variant="tertiary" type="submit" name="action" value="remove rows.${row}">Xóa người ${row + 1}</button></fieldset>`;
  }
  return `${html}<button class="ds-button" data-variant="secondary" type="submit" name="action" value="add rows" id="rows">Thêm người</button></fieldset>`;
}

const attributes: Readonly<Record<string, string>> = {
  personName: ' type="text" value="$" autocomplete="name" maxlength="200"',
  date: ' type="text" value="$" inputmode="numeric" size="12"',
  identityNumber: ' type="text" value="$" inputmode="numeric" autocomplete="off" size="14"',
  text: ' type="text" value="$" maxlength="200"',
  number: ' type="text" value="$" inputmode="decimal" size="12"',
  phone: ' type="tel" value="$" inputmode="tel" autocomplete="tel" size="14"',
};
const halves = Object.fromEntries(Object.entries(attributes).map(([kind, text]) => [kind, text.split('$')]));
const inRow: Readonly<Record<string, string>> = { personName: '" maxlength="200"' };

function fieldHtml(field: BenchField, name: string, value: Json): string {
  const { kind, hint } = field;
  const label =
    escaped(field.label) + (field.required ? '' : ' <span class="form-optional">(không bắt buộc)</span>');
  const described = hint ? ` aria-describedby="${name}-hint"` : '';
  const hintHtml = hint ? `<div data-field="description" id="${name}-hint">${escaped(hint)}</div>` : '';
  if (kind === 'yesNo') {
    const [yes, no] = value === true ? [' checked', ''] : ['', value === false ? ' checked' : ''];
    return `<fieldset class="ds-fieldset"${described}><legend class="ds-label">${label}</legend>${hintHtml}<input type="hidden" name="${name}" value/><div class="ds-field"><input class="ds-input" type="radio" id="${name}" name="${name}" value="yes"${yes}/><label class="ds-label" data-weight="regular" for="${name}">Có</label></div><div class="ds-field"><input class="ds-input" type="radio" id="${name}-2" name="${name}" value="no"${no}/><label class="ds-label" data-weight="regular" for="${name}-2">Không</label></div></fieldset>`;
  }
  const [before, after] = halves[kind]!;
  const end = name.startsWith('rows.') ? (inRow[kind] ?? after) : after;
  return `<div class="ds-field"><label class="ds-label" for="${name}">${label}</label>${hintHtml}<input class="ds-input" id="${name}" name="${name}"${described}${before}${escaped(shown(kind, value))}${end}/></div>`;
}

function shown(kind: string, value: Json): string {
  if (kind !== 'date') return String(value);
  const [year, month, day] = String(value).split('-');
  return `${day}/${month}/${year}`;
}

function escaped(text: string): string {
  return /["&<]/.test(text)
    ? text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
    : text;
}

import type { Issue } from '#platform/errors/index.ts';
import { type Locale, texts } from '#platform/i18n/index.ts';
import { findField } from './answering.ts';
import type { Field, Form } from './form.ts';
import { inLocale } from './local-text.ts';
import { en } from './messages.en.ts';
import { vi } from './messages.vi.ts';

const t = texts<keyof typeof vi>({ vi, en });

/** The issue in plain words that say what to do: the form's own message where it has one. */
export function issueText(form: Form, issue: Issue, locale: Locale): string {
  const rule = issue.code === 'rule' ? form.rules.find(({ id }) => id === issue.params?.['rule']) : undefined;
  if (rule) return inLocale(rule.message, locale);
  const fields = form.stages.flatMap((stage) => stage.fields);
  return fieldIssueText(findField(fields, issue.field.slice(1).replaceAll('/', '.')), issue, locale);
}

/** The same where the field is at hand. */
export function fieldIssueText(field: Field | undefined, issue: Issue, locale: Locale): string {
  if (field?.source.message && issue.code === 'not-as-asked') return inLocale(field.source.message, locale);
  const label = field ? inLocale(field.label, locale) : '';
  return t(locale, keyOf(field, issue.code), { ...issue.params, Label: label, label: lowerFirst(label) });
}

function keyOf(field: Field | undefined, code: string): keyof typeof vi {
  if (code === 'required') {
    switch (field?.kind) {
      case 'choice':
      case 'multiChoice':
      case 'yesNo':
        return 'required-choice';
      case 'file':
        return 'required-file';
      case 'table':
        return 'required-table';
      case 'consent':
        return 'must-agree';
      default:
        return 'required';
    }
  }
  if (code === 'not-a-date' && field?.source.partial) return 'not-a-partial-date';
  return code in vi ? (code as keyof typeof vi) : 'rule';
}

/** "Họ và tên" → "họ và tên", but "CCCD" and "Ủy ban nhân dân xã A" keep what only capitals can say. */
function lowerFirst(label: string): string {
  const [first = '', second = ''] = label;
  return second === second.toLowerCase() && second !== ''
    ? first.toLowerCase() + label.slice(first.length)
    : label;
}

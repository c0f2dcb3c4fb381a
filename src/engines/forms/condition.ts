import { compileExpression, ExpressionFault, type Find } from './expression.ts';
import type { Answers, Json, Test } from './form.ts';
import type { Condition, Scalar } from './form-source.ts';

/** A condition compiled once. A FEEL condition holds only when it is true: neither null nor a mistake lets anyone pass. */
export function compileCondition(condition: Condition, find: Find): Test {
  if (typeof condition === 'string') {
    const read = compileExpression(condition, find);
    return (scopes, today) => read(scopes, today) === true;
  }
  const tests = Object.entries(condition).map(([path, wanted]) => compileEquality(path, wanted, find));
  return (scopes, today) => tests.every((test) => test(scopes, today));
}

function compileEquality(path: string, wanted: Scalar | readonly Scalar[], find: Find): Test {
  const [first, ...rest] = path.split('.');
  const found = find(first!);
  if (!found) throw new ExpressionFault(`no earlier field is named "${first}"`);
  if (rest.length > 0) compileExpression(path, find);
  const allowed = new Set<Json>(Array.isArray(wanted) ? wanted : [wanted]);
  return (scopes) => {
    let value: Json = scopes[found.level]?.[first!] ?? null;
    for (const part of rest) value = isObject(value) ? (value[part] ?? null) : null;
    return Array.isArray(value) ? value.some((one: Json) => allowed.has(one)) : allowed.has(value);
  };
}

function isObject(value: Json): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

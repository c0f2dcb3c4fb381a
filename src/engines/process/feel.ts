import { evaluate, FeelFunction, parseExpression } from 'feelin';
import type { Variables } from './state.ts';

/** A FEEL expression (DMN 1.5 §10.3), parsed once. Unknown names are null, as FEEL says. */
export interface Feel {
  readonly text: string;
  evaluate(variables: Variables): unknown;
}

type Tree = ReturnType<typeof parseExpression>;
type Cursor = Tree['topNode'];
/** Answers `undecided` when it meets values whose meaning only the whole of FEEL knows. */
type Quick = (variables: Variables) => unknown;
const undecided = Symbol('undecided');

/**
 * Compiles an expression. `names` are the variables it may mention: FEEL names may contain spaces, so the
 * grammar itself depends on them. Comparisons of simple values joined by `and`/`or` become plain functions;
 * everything else is left to feelin.
 *
 * @throws {SyntaxError} with the position, when the text is not FEEL
 */
export function compileFeel(text: string, names: readonly string[]): Feel {
  const unknowns = Object.fromEntries(names.map((name) => [name, null]));
  const tree = parseExpression(text, unknowns, undefined);
  refuseErrors(text, tree);
  const interpret = interpreter(text, names);
  const quick = tree.topNode.firstChild && compileNode(text, tree.topNode.firstChild);
  if (!quick) return { text, evaluate: interpret };
  return {
    text,
    evaluate(variables) {
      const value = quick(variables);
      return value === undecided ? interpret(variables) : value;
    },
  };
}

/**
 * feelin parses a text on every `evaluate`; a function is parsed once and called at a tenth of the time, so the
 * expression becomes the body of one whose parameters are the names it mentions.
 */
function interpreter(text: string, names: readonly string[]): Quick {
  const mentioned = names.filter((name) => text.includes(name.split(' ', 1)[0]!));
  const { value: body, warnings } = evaluate(`function(${mentioned.join(', ')}) (${text})`, {});
  if (!(body instanceof FeelFunction)) throw new SyntaxError(`not an expression: "${text}"`);
  return (variables) => {
    const value = body.invoke(mentioned.map((name) => variables[name] ?? null));
    // feelin notes what it turned into null on a list that lives as long as the function.
    warnings.length = 0;
    return value;
  };
}

function refuseErrors(text: string, tree: Tree): void {
  tree.iterate({
    enter(node) {
      if (node.name === 'SimplePositiveUnaryTest' && node.node.firstChild?.name === 'CompareOp') {
        refuseHalfComparison(text, node.node);
      }
      if (!node.type.isError) return;
      const near = text.slice(Math.max(0, node.from - 10), node.to + 10);
      throw new SyntaxError(`not FEEL at character ${node.from + 1}, near "${near}"`);
    },
  });
}

/** `= fraud` is a test of something unnamed, which feelin answers with nothing; `n in (> 3)` says of what. */
function refuseHalfComparison(text: string, node: Cursor): void {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.name === 'PositiveUnaryTest') return;
  }
  const half = text.slice(node.from, node.to);
  throw new SyntaxError(`nothing stands left of the comparison in "${half}"`);
}

function compileNode(text: string, node: Cursor): Quick | undefined {
  const source = text.slice(node.from, node.to);
  const parts = childrenOf(node);
  switch (node.name) {
    case 'NumericLiteral':
      return /^[\d.]+$/.test(source) ? constant(Number(source)) : undefined;
    case 'StringLiteral':
      return source.includes('\\') ? undefined : constant(source.slice(1, -1));
    case 'BooleanLiteral':
      return constant(source === 'true');
    case 'VariableName':
      return property(undefined, nameOf(text, node));
    case 'PathExpression':
      return pathOf(text, parts);
    case 'ParenthesizedExpression':
      return parts[1] && compileNode(text, parts[1]);
    case 'Comparison':
      return parts.length === 3 ? comparison(text, parts) : undefined;
    case 'Conjunction':
      return junction(text, parts, false);
    case 'Disjunction':
      return junction(text, parts, true);
    default:
      return undefined;
  }
}

const constant =
  (value: unknown): Quick =>
  () =>
    value;

function pathOf(text: string, parts: readonly Cursor[]): Quick | undefined {
  const [owner, , name] = parts;
  const of = owner && compileNode(text, owner);
  return of && name?.name === 'PathName' ? property(of, nameOf(text, name)) : undefined;
}

/** Only own properties of plain records are read: `outcomes.constructor` is nobody's outcome. */
function property(of: Quick | undefined, name: string): Quick {
  return (variables) => {
    const owner = of ? of(variables) : variables;
    if (owner === null || typeof owner !== 'object' || Array.isArray(owner)) return undecided;
    return Object.hasOwn(owner, name) ? (owner as Variables)[name] : undecided;
  };
}

function comparison(text: string, [left, op, right]: readonly Cursor[]): Quick | undefined {
  if (!left || !right || op?.name !== 'CompareOp') return undefined;
  const [a, b] = [compileNode(text, left), compileNode(text, right)];
  const compare = comparisons[text.slice(op.from, op.to)];
  if (!a || !b || !compare) return undefined;
  return (variables) => {
    const [x, y] = [a(variables), b(variables)];
    const isSimple = typeof x === typeof y && (typeof x === 'string' || typeof x === 'number');
    return isSimple ? compare(x as number, y as number) : undecided;
  };
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** `settling` is the value that decides at once: true for `or`, false for `and`. */
function junction(text: string, [left, , right]: readonly Cursor[], settling: boolean): Quick | undefined {
  const a = left && compileNode(text, left);
  const b = right && compileNode(text, right);
  if (!a || !b) return undefined;
  return (variables) => {
    const x = a(variables);
    if (x === settling) return settling;
    const y = b(variables);
    if (y === settling) return settling;
    return typeof x === 'boolean' && typeof y === 'boolean' ? !settling : undecided;
  };
}

function nameOf(text: string, node: Cursor): string {
  return childrenOf(node)
    .map((word) => text.slice(word.from, word.to).replaceAll('`', ''))
    .join(' ');
}

function childrenOf(node: Cursor): Cursor[] {
  const children: Cursor[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

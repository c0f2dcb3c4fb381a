import { pageAttribute } from '../page-attribute.ts';
import type { PdfFile } from '../pdf-file.ts';
import { decodeStream } from '../pdf-stream.ts';
import {
  isArray,
  isKind,
  isName,
  type PdfDict,
  type PdfRef,
  type PdfStream,
  type PdfValue,
} from '../pdf-value.ts';
import { contentOperators } from './content-operators.ts';
import { heightOf, type Matrix, unchanged, within } from './matrix.ts';
import { isLight, type Reach, reachOf, settingsOf } from './painted-resources.ts';
import { moved, type Rectangle, type UprightPage } from './upright-page.ts';

/** Something is painted there, in points of the page as it is shown; of text and drawings over its whole width. */
export interface Painted {
  readonly low: number;
  readonly high: number;
  readonly left: number;
  readonly right: number;
}

type Band = readonly [low: number, high: number];

interface State {
  readonly matrix: Matrix;
  readonly fontSize: number;
  /** Nothing where letters may stand anywhere around their line. */
  readonly reach: Reach | undefined;
  readonly rise: number;
  readonly leading: number;
  readonly lineWidth: number;
  /** Painted in white, nothing is seen. */
  readonly isWhite: boolean;
  /** Whether the largest values of the colours set by `sc` are white. */
  readonly isLight: boolean;
}

const everywhere: Band = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const fresh = {
  fontSize: 1,
  reach: undefined,
  rise: 0,
  leading: 0,
  lineWidth: 1,
  isWhite: false,
  isLight: false,
} satisfies Omit<State, 'matrix'>;
const wide = { left: Number.NEGATIVE_INFINITY, right: Number.POSITIVE_INFINITY };
/** Forms within forms are a few levels deep. */
const deepest = 8;
/** A page of more is not looked through: forms that call each other would never end. */
const mostOperators = 500_000;

/**
 * Where a page is painted on: text from below its line to above it, lines, shapes, pictures, and the marks of
 * annotations. Rather too much than too little: text that leans, or a shading, takes it all.
 *
 * @throws PdfError `pdf-malformed` for content that cannot be read
 */
export function painted(file: PdfFile, page: PdfRef, { matrix: upright }: UprightPage): readonly Painted[] {
  const bands: Band[] = [];
  let operators = 0;
  const content = file.resolve(file.dictionary(page)?.entries.get('Contents'));
  const streams = (isArray(content) ? content : [content]).map((part) => file.resolve(part));
  const text = streams.map((stream) => (isKind(stream, 'stream') ? decodeStream(stream) : '')).join('\n');
  paint(text, file.dictionary(pageAttribute(file, page, 'Resources')), { ...fresh, matrix: upright }, 0);
  const annotations = file.resolve(file.dictionary(page)?.entries.get('Annots'));
  const boxes = (isArray(annotations) ? annotations : [])
    .map((annotation) => numbers(file.dictionary(annotation)?.entries.get('Rect')) as unknown as Rectangle)
    .filter(([left, bottom, right, top]) => left !== right && bottom !== top)
    .map((box) => moved(box, upright));
  return [
    ...bands.map(([low, high]) => ({ low, high, ...wide })),
    ...boxes.map(([left, low, right, high]) => ({ low, high, left, right })),
  ];

  function add(...heights: readonly (number | undefined)[]) {
    const band = heights.reduce(around, undefined);
    if (band) bands.push(band);
  }

  function numbers(value: PdfValue | undefined): readonly (number | undefined)[] {
    const list = file.resolve(value);
    return (isArray(list) ? list : []).map((item) => Number(file.resolve(item)));
  }

  function paint(content: string, resources: PdfDict | undefined, start: State, depth: number): void {
    let state = start;
    const kept: State[] = [];
    let line: Matrix = unchanged;
    let path: Band | undefined;
    const reach = (x: number, y: number) => {
      path = around(path, heightOf(state.matrix, x, y));
    };
    const finish = (isSeen: boolean, isDrawn = false) => {
      const [, b, , d] = state.matrix;
      const pen = isDrawn ? (state.lineWidth / 2) * Math.hypot(b, d) : 0;
      if (path && isSeen) bands.push([path[0] - pen, path[1] + pen]);
      path = undefined;
    };
    const write = () => {
      const lineNow = within(line, state.matrix);
      const [, b, c] = lineNow;
      const { reach, rise, fontSize } = state;
      if (!reach || Math.abs(b) + Math.abs(c) > 1e-3) return void bands.push(everywhere);
      add(...reach.map((part) => heightOf(lineNow, 0, rise + part * fontSize)));
    };
    const nextLine = (down: number) => {
      line = within([1, 0, 0, 1, 0, -down], line);
    };
    for (const { operator, operands } of contentOperators(content)) {
      const values = operands.map(Number);
      const [x = 0, y = 0] = values;
      if (++operators > mostOperators) return void bands.push(everywhere);
      switch (operator) {
        case 'q':
          kept.push(state);
          break;
        case 'Q':
          state = kept.pop() ?? state;
          break;
        case 'cm':
          state = { ...state, matrix: within(values as unknown as Matrix, state.matrix) };
          break;
        case 'w':
          state = { ...state, lineWidth: x };
          break;
        case 'gs':
          state = { ...state, ...settingsOf(file, resources, operands[0]) };
          break;
        case 'g':
        case 'rg':
          state = { ...state, isWhite: values.every((value) => value === 1) };
          break;
        case 'cs':
          state = { ...state, isWhite: false, isLight: isLight(file, resources, operands[0]) };
          break;
        case 'sc':
        case 'scn':
          state = { ...state, isWhite: state.isLight && values.every((value) => value === 1) };
          break;
        case 'k':
          state = { ...state, isWhite: values.every((value) => value === 0) };
          break;
        case 'BT':
          line = unchanged;
          break;
        case 'Tf':
          state = { ...state, fontSize: y, reach: reachOf(file, resources, operands[0]) };
          break;
        case 'Ts':
          state = { ...state, rise: x };
          break;
        case 'TL':
          state = { ...state, leading: x };
          break;
        case 'Td':
        case 'TD':
          line = within([1, 0, 0, 1, x, y], line);
          if (operator === 'TD') state = { ...state, leading: -y };
          break;
        case 'Tm':
          line = values as unknown as Matrix;
          break;
        case 'T*':
          nextLine(state.leading);
          break;
        case "'":
        case '"':
          nextLine(state.leading);
          write();
          break;
        case 'Tj':
        case 'TJ':
          write();
          break;
        case 're': {
          const [, , width = 0, height = 0] = values;
          for (const corner of [x, x + width]) for (const edge of [y, y + height]) reach(corner, edge);
          break;
        }
        case 'm':
        case 'l':
        case 'c':
        case 'v':
        case 'y':
          for (let n = 0; n + 1 < values.length; n += 2) reach(values[n]!, values[n + 1]!);
          break;
        case 'f':
        case 'F':
        case 'f*':
          finish(!state.isWhite);
          break;
        case 'S':
        case 's':
        case 'B':
        case 'B*':
        case 'b':
        case 'b*':
          finish(true, true);
          break;
        case 'n':
          finish(false);
          break;
        case 'EI':
          add(heightOf(state.matrix, 0, 0), heightOf(state.matrix, 1, 1));
          break;
        case 'sh':
          bands.push(everywhere);
          break;
        case 'Do':
          draw(operands[0], resources, state, depth);
          break;
      }
    }
  }

  function draw(name: PdfValue | undefined, resources: PdfDict | undefined, state: State, depth: number) {
    const drawings = file.dictionary(resources?.entries.get('XObject'));
    const drawing = isKind(name, 'name') ? file.resolve(drawings?.entries.get(name.name)) : null;
    if (!isKind(drawing, 'stream')) return;
    if (isName(file.resolve(drawing.dict.entries.get('Subtype')), 'Form'))
      form(drawing, resources, state, depth);
    else add(...[0, 1].flatMap((x) => [heightOf(state.matrix, x, 0), heightOf(state.matrix, x, 1)]));
  }

  /** Drawn as what it is called from has set, until it says otherwise (8.10.1). */
  function form(drawing: PdfStream, outer: PdfDict | undefined, state: State, depth: number) {
    if (depth >= deepest) return void bands.push(everywhere);
    const own = numbers(drawing.dict.entries.get('Matrix'));
    const matrix = own.length === 6 ? within(own as unknown as Matrix, state.matrix) : state.matrix;
    const resources = file.dictionary(drawing.dict.entries.get('Resources')) ?? outer;
    paint(decodeStream(drawing), resources, { ...state, matrix }, depth + 1);
  }
}

/** The band, grown to reach this height. */
const around = (band: Band | undefined, height: number | undefined): Band | undefined =>
  height === undefined
    ? band
    : [Math.min(band?.[0] ?? height, height), Math.max(band?.[1] ?? height, height)];

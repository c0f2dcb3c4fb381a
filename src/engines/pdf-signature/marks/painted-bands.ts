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

/** From one height of a page to another, over its whole width: something is painted there. */
export type Band = readonly [bottom: number, top: number];

interface State {
  readonly matrix: Matrix;
  readonly fontSize: number;
  readonly leading: number;
  /** Painted in white, nothing is seen. */
  readonly isWhite: boolean;
}

const everywhere: Band = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
/** Forms within forms are a few levels deep. */
const deepest = 8;

/**
 * Where a page is painted on, as bands over its whole width: text from below its line to above it, lines, shapes,
 * pictures, and the marks of annotations. Rather too much than too little: text that leans, or a shading, takes it all.
 *
 * @throws PdfError `pdf-malformed` for content that cannot be read
 */
export function paintedBands(file: PdfFile, page: PdfRef): readonly Band[] {
  const bands: Band[] = [];
  const content = file.resolve(file.dictionary(page)?.entries.get('Contents'));
  const streams = (isArray(content) ? content : [content]).map((part) => file.resolve(part));
  const text = streams.map((stream) => (isKind(stream, 'stream') ? decodeStream(stream) : '')).join('\n');
  paint(text, file.dictionary(pageAttribute(file, page, 'Resources')), unchanged, 0);
  const annotations = file.resolve(file.dictionary(page)?.entries.get('Annots'));
  for (const annotation of isArray(annotations) ? annotations : []) {
    const [left, bottom, right, top] = numbers(file.dictionary(annotation)?.entries.get('Rect'));
    if (left !== right && bottom !== top) add(bottom, top);
  }
  return bands;

  function add(...heights: readonly (number | undefined)[]) {
    const band = heights.reduce(around, undefined);
    if (band) bands.push(band);
  }

  function numbers(value: PdfValue | undefined): readonly (number | undefined)[] {
    const list = file.resolve(value);
    return (isArray(list) ? list : []).map((item) => Number(file.resolve(item)));
  }

  function paint(content: string, resources: PdfDict | undefined, start: Matrix, depth: number): void {
    let state: State = { matrix: start, fontSize: 1, leading: 0, isWhite: false };
    const kept: State[] = [];
    let line: Matrix = unchanged;
    let path: Band | undefined;
    const reach = (x: number, y: number) => {
      path = around(path, heightOf(state.matrix, x, y));
    };
    const finish = (isSeen: boolean) => {
      if (path && isSeen) bands.push(path);
      path = undefined;
    };
    const write = () => {
      const lineNow = within(line, state.matrix);
      const [, b, c] = lineNow;
      if (Math.abs(b) + Math.abs(c) > 1e-3) bands.push(everywhere);
      add(heightOf(lineNow, 0, -0.3 * state.fontSize), heightOf(lineNow, 0, state.fontSize));
    };
    const nextLine = (down: number) => {
      line = within([1, 0, 0, 1, 0, -down], line);
    };
    for (const { operator, operands } of contentOperators(content)) {
      const values = operands.map(Number);
      const [x = 0, y = 0] = values;
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
        case 'g':
        case 'rg':
        case 'sc':
        case 'scn':
          state = { ...state, isWhite: values.every((value) => value === 1) };
          break;
        case 'k':
          state = { ...state, isWhite: values.every((value) => value === 0) };
          break;
        case 'BT':
          line = unchanged;
          break;
        case 'Tf':
          state = { ...state, fontSize: y };
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
          finish(true);
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
          draw(operands[0], resources, state.matrix, depth);
          break;
      }
    }
  }

  function draw(name: PdfValue | undefined, resources: PdfDict | undefined, matrix: Matrix, depth: number) {
    const drawings = file.dictionary(resources?.entries.get('XObject'));
    const drawing = isKind(name, 'name') ? file.resolve(drawings?.entries.get(name.name)) : null;
    if (!isKind(drawing, 'stream')) return;
    if (isName(file.resolve(drawing.dict.entries.get('Subtype')), 'Form'))
      form(drawing, resources, matrix, depth);
    else add(...[0, 1].flatMap((x) => [heightOf(matrix, x, 0), heightOf(matrix, x, 1)]));
  }

  function form(drawing: PdfStream, outer: PdfDict | undefined, matrix: Matrix, depth: number) {
    if (depth >= deepest) return void bands.push(everywhere);
    const own = numbers(drawing.dict.entries.get('Matrix'));
    const start = own.length === 6 ? within(own as unknown as Matrix, matrix) : matrix;
    const resources = file.dictionary(drawing.dict.entries.get('Resources')) ?? outer;
    paint(decodeStream(drawing), resources, start, depth + 1);
  }
}

/** The band, grown to reach this height. */
const around = (band: Band | undefined, height: number | undefined): Band | undefined =>
  height === undefined
    ? band
    : [Math.min(band?.[0] ?? height, height), Math.max(band?.[1] ?? height, height)];

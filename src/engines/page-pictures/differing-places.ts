/** A page as it was drawn: four bytes a dot. */
export interface Drawing {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** In dots of the drawing. */
export interface DifferingPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Dots are looked at in squares, as large as a small letter. */
const square = 8;
/** Of 255; what smooths the edges of letters differs by less. */
const contrast = 64;
/** Squares as near as this belong to one place: letters of a word, words of a line. */
const nearness = 3;

/** Where two drawings of a page differ to the eye, each place as small as holds what differs. */
export function differingPlaces(before: Drawing, after: Drawing): readonly DifferingPlace[] {
  const width = Math.max(before.width, after.width);
  const height = Math.max(before.height, after.height);
  const [columns, rows] = [Math.ceil(width / square), Math.ceil(height / square)];
  const differs = new Uint8Array(columns * rows);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (Math.abs(lightAt(before, x, y) - lightAt(after, x, y)) > contrast)
        differs[Math.floor(y / square) * columns + Math.floor(x / square)] = 1;
    }
  }
  const places: DifferingPlace[] = [];
  for (let cell = 0; cell < differs.length; cell += 1) {
    if (differs[cell] === 1) places.push(takePlace(differs, cell, columns, rows));
  }
  return places;
}

/** White where a drawing has nothing: pages differ in size too. */
const lightAt = ({ data, width, height }: Drawing, x: number, y: number): number =>
  x < width && y < height ? data[(y * width + x) * 4 + 1]! : 255;

/** Gathers the squares that hang together with this one, and takes them out. */
function takePlace(differs: Uint8Array, first: number, columns: number, rows: number): DifferingPlace {
  let [left, right, top, bottom] = [columns, 0, rows, 0];
  const waiting = [first];
  differs[first] = 0;
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    const [x, y] = [cell % columns, Math.floor(cell / columns)];
    [left, right, top, bottom] = [
      Math.min(left, x),
      Math.max(right, x),
      Math.min(top, y),
      Math.max(bottom, y),
    ];
    for (let row = Math.max(0, y - 1); row <= Math.min(rows - 1, y + 1); row += 1) {
      for (
        let column = Math.max(0, x - nearness);
        column <= Math.min(columns - 1, x + nearness);
        column += 1
      ) {
        const next = row * columns + column;
        if (differs[next] !== 1) continue;
        differs[next] = 0;
        waiting.push(next);
      }
    }
  }
  return {
    left: left * square,
    top: top * square,
    width: (right - left + 1) * square,
    height: (bottom - top + 1) * square,
  };
}

/** Draws a frame around each place, in place. */
export function outline(
  drawing: Drawing,
  places: readonly DifferingPlace[],
  [red, green, blue]: readonly [number, number, number],
): void {
  const paint = (x: number, y: number) => {
    if (x < 0 || y < 0 || x >= drawing.width || y >= drawing.height) return;
    drawing.data.set([red, green, blue, 255], (y * drawing.width + x) * 4);
  };
  for (const { left, top, width, height } of places) {
    for (let thickness = 1; thickness <= 3; thickness += 1) {
      for (let x = left - thickness; x < left + width + thickness; x += 1) {
        paint(x, top - thickness);
        paint(x, top + height + thickness - 1);
      }
      for (let y = top - thickness; y < top + height + thickness; y += 1) {
        paint(left - thickness, y);
        paint(left + width + thickness - 1, y);
      }
    }
  }
}

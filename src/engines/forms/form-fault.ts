/** One mistake of a form's author and its place in the file: `stages[1].fields[2].when`. */
export interface Fault {
  readonly place: string;
  readonly message: string;
}

/** Thrown by `compileForm` with every mistake found. */
export class FormFault extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map(({ place, message }) => (place ? `${place}: ${message}` : message)).join('\n'));
    this.name = 'FormFault';
    this.faults = faults;
  }
}

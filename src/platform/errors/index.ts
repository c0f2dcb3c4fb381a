/**
 * What a person can mend in what they sent: shown beside the field and in the summary.
 * `field` is a JSON pointer into the posted value ("/child/name"), or "" for the whole.
 */
export interface Issue {
  readonly field: string;
  /** A stable code with a text in every language: "required", "too-long". */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
}

/** Thrown when what was sent needs mending; nothing was changed. Answered with 422 and the same form again. */
export class InvalidInput extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.field}: ${issue.code}`).join(', '));
    this.name = 'InvalidInput';
    this.issues = issues;
  }
}

/**
 * Thrown when an act cannot proceed. `code` is stable and names a text the page can show; only
 * `platform/http` turns it into a status. `not-found` also covers what the actor may not see.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
  }
}

/** Refuses with the code unless the claim holds. */
export function refuseUnless(
  claim: unknown,
  code: string,
  params?: Readonly<Record<string, string | number>>,
): asserts claim {
  if (!claim) throw new Refusal(code, params);
}

/** The row, or a refusal `not-found`: used by every `get…`. */
export function orNotFound<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw new Refusal('not-found');
  return row;
}

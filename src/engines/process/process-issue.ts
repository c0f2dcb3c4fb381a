/** What is wrong with a process, and exactly where. */
export interface ProcessIssue {
  /** Stable: "unsupported-element", "deadlock", "unknown-step" … */
  readonly code: string;
  /** Id of the element, or the place in a step list ("steps/2/returnTo"); "" for the whole. */
  readonly element: string;
  /** Its BPMN type as written: "bpmn:ScriptTask". */
  readonly type?: string | undefined;
  readonly line?: number | undefined;
  /** The exact reason, in English, for whoever draws the process. */
  readonly reason: string;
  /** The elements passed on the way to it, where the checker found it by walking. */
  readonly path?: readonly string[] | undefined;
}

/** Thrown when a file or step list cannot be taken; nothing of it is. */
export class InvalidProcess extends Error {
  readonly issues: readonly ProcessIssue[];
  constructor(issues: readonly ProcessIssue[]) {
    super(issues.map((issue) => `${issue.element} (${issue.code}): ${issue.reason}`).join('\n'));
    this.name = 'InvalidProcess';
    this.issues = issues;
  }
}

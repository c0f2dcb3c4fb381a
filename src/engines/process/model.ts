/**
 * A process as plain data: what a BPMN file or a step list says, before it is indexed for running.
 * Words are those of BPMN 2.0.2 (OMG formal/13-12-09); what BPMN has no word for (position, share of time, outcomes)
 * travels as extension attributes in `muongNamespace`.
 */
export interface ProcessModel {
  readonly id: string;
  readonly name: string;
  /** Variables that conditions may name, with their types; `outcomes` and `answers` are always there. */
  readonly variables: Readonly<Record<string, VariableType>>;
  readonly nodes: readonly ModelNode[];
  readonly flows: readonly ModelFlow[];
}

export type VariableType = 'text' | 'number' | 'boolean' | 'date' | 'list' | 'record';

export type NodeKind =
  | 'start'
  | 'end'
  | 'user'
  | 'service'
  | 'send'
  | 'receive'
  | 'decision'
  | 'exclusive'
  | 'parallel'
  | 'inclusive'
  | 'eventBased'
  | 'catch'
  | 'throw'
  | 'boundary'
  | 'subProcess'
  | 'call';

export interface ModelFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly name?: string | undefined;
  /** FEEL; the flow is taken when it is true. */
  readonly when?: string | undefined;
}

export interface ModelNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  /** The sub-process it stands in; absent at the top. */
  readonly within?: string | undefined;
  /** Line in the BPMN file, for messages about it. */
  readonly line?: number | undefined;
  /** Who does it: the lane's name, or the position a step names. */
  readonly position?: string | undefined;
  /**
   * Where it is done: the name of a variable that holds the code of a place, or a word the caller understands. Without
   * one it is done wherever its position stands.
   */
  readonly place?: string | undefined;
  /** What is asked of whoever does it: the name of a variable that holds the words, or the words. */
  readonly question?: string | undefined;
  /** People's tasks whose doers may not do this one too (four eyes). */
  readonly notBy?: readonly string[] | undefined;
  /** Part of the whole time limit this step may use, 0 to 1 (thời gian theo bước). */
  readonly share?: number | undefined;
  /** The words with which a work item may be completed; the first is the usual one. */
  readonly outcomes?: readonly string[] | undefined;
  /** Form shown and act offered by the work item: named here, understood by the caller. */
  readonly form?: string | undefined;
  readonly action?: string | undefined;
  /** The flow taken when no condition holds. */
  readonly defaultFlow?: string | undefined;
  /** What starts, ends, catches or throws; absent is a "none" event. */
  readonly timer?: TimerRule | undefined;
  readonly message?: string | undefined;
  /** A signal rather than a message: heard by everyone who waits for it then, and by nobody later. */
  readonly broadcast?: boolean | undefined;
  readonly error?: string | undefined;
  readonly terminate?: boolean | undefined;
  /** Of a boundary event. `interrupting: false` leaves the activity running. */
  readonly attachedTo?: string | undefined;
  readonly interrupting?: boolean | undefined;
  readonly many?: MultiInstance | undefined;
  /** Of a service task: what the caller is asked to do. */
  readonly operation?: string | undefined;
  /** Of a call activity: the process started (liên thông: another agency's). */
  readonly calls?: string | undefined;
  /** Of a business-rule task: FEEL, and the variable its value goes to. */
  readonly decision?: string | undefined;
  readonly result?: string | undefined;
}

/** When a timer fires, counted from its start. Exactly one of `after`, `at` and `share` is given. */
export interface TimerRule {
  /** ISO 8601 duration: "P3D", "PT4H". */
  readonly after?: string | undefined;
  /** ISO 8601 date or date-time, or the name of a variable that holds one. */
  readonly at?: string | undefined;
  /** Part of the step's own time: 0.8 warns when four fifths are used, 1 fires at its end. */
  readonly share?: number | undefined;
  /** Whether days and hours are the office's or the wall's. */
  readonly clock: 'working' | 'calendar';
}

/** One activity carried out once for each entry of a list, together or in turn. */
export interface MultiInstance {
  /** FEEL giving the list, or a number of times. */
  readonly each: string;
  /** The name under which each instance sees its entry. */
  readonly as: string;
  readonly sequential: boolean;
  /** FEEL over `outcomes`, `answers`, `nrOfInstances`, `nrOfCompletedInstances`, `nrOfActiveInstances`; the rest is withdrawn once it is true. */
  readonly until?: string | undefined;
  /** Where whoever chooses those asked may choose from, in the caller's words; anywhere when absent. */
  readonly among?: readonly string[] | undefined;
}

/** The namespace of our extension attributes in BPMN files. */
export const muongNamespace = 'urn:muong:bpmn:1';

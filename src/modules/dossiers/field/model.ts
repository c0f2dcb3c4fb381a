/** What an officer may do to a dossier taken along; each becomes an act of its own. */
export const actKinds = ['note', 'papers', 'completion'] as const;
export type ActKind = (typeof actKinds)[number];

/** How many days a device may keep a dossier: a week of villages, no longer than the work needs. */
export const daysAlong = [1, 3, 7] as const;

/** What was written down in the field. Files of `papers` stand beside it. */
export interface FieldEntry {
  /** A note; or what is said to whoever does the next step. */
  readonly text: string;
  /** How the step ended, of a completion alone. */
  readonly outcome?: string | undefined;
}

/** One answer of the application, as people read it. */
export interface ReadAnswer {
  readonly name: string;
  readonly label: string;
  readonly text: string;
}

/** The step that was taken along, or the latest time it was opened since. */
export interface StepStanding {
  readonly workItemId: string;
  readonly title: string;
  /** `open`, `suspended`, `done`, `withdrawn`. */
  readonly state: string;
  /** Whether the officer who took it may do it. */
  readonly isOwn: boolean;
  readonly holder: string | null;
  readonly doneBy: string | null;
  readonly outcome: string | null;
  readonly remark: string | null;
}

/** What of a dossier an act in the field leans on; as JSON, for it is kept. */
export interface Standing {
  readonly status: number;
  /** ISO 8601. */
  readonly dueAt: string | null;
  readonly step: StepStanding;
  readonly answers: readonly ReadAnswer[];
  readonly papers: readonly { readonly fileId: string; readonly name: string }[];
}

/** One thing that is no more as it was when the dossier was taken. */
export type Difference =
  | { readonly of: 'status'; readonly before: number; readonly now: number }
  | { readonly of: 'due'; readonly before: string | null; readonly now: string | null }
  | { readonly of: 'step'; readonly before: StepStanding; readonly now: StepStanding }
  | {
      readonly of: 'answer';
      readonly label: string;
      readonly before: string | null;
      readonly now: string | null;
    }
  | { readonly of: 'papers'; readonly added: readonly string[]; readonly removed: readonly string[] };

/**
 * What changed since the dossier was taken along, in the order in which it weighs.
 *
 * @param ownFiles what the same officer has added from the field: no change to them
 */
export function differencesOf(
  before: Standing,
  now: Standing,
  ownFiles: ReadonlySet<string> = new Set(),
): readonly Difference[] {
  const found: Difference[] = [];
  if (!isSameStep(before.step, now.step)) found.push({ of: 'step', before: before.step, now: now.step });
  if (before.status !== now.status) found.push({ of: 'status', before: before.status, now: now.status });
  if (before.dueAt !== now.dueAt) found.push({ of: 'due', before: before.dueAt, now: now.dueAt });
  const older = new Map(before.answers.map((answer) => [answer.name, answer]));
  const newer = new Map(now.answers.map((answer) => [answer.name, answer]));
  for (const name of new Set([...older.keys(), ...newer.keys()])) {
    const [old, fresh] = [older.get(name), newer.get(name)];
    if (old?.text === fresh?.text) continue;
    const { label } = (fresh ?? old)!;
    found.push({ of: 'answer', label, before: old?.text ?? null, now: fresh?.text ?? null });
  }
  const added = beyond(now.papers, before.papers).filter(({ fileId }) => !ownFiles.has(fileId));
  const removed = beyond(before.papers, now.papers);
  if (added.length + removed.length > 0) {
    found.push({
      of: 'papers',
      added: added.map(({ name }) => name),
      removed: removed.map(({ name }) => name),
    });
  }
  return found;
}

/** Taken by the officer out of the common queue, it is the same step still. */
const isSameStep = (before: StepStanding, now: StepStanding) =>
  before.workItemId === now.workItemId && before.state === now.state && before.isOwn === now.isOwn;

const beyond = (papers: Standing['papers'], others: Standing['papers']) =>
  papers.filter(({ fileId }) => !others.some((other) => other.fileId === fileId));

/**
 * Whether the act waits for its officer to look. A note and a photograph stand beside whatever others did; the end of a
 * step was decided on what stood then.
 */
export const isHeldBy = (kind: ActKind, differences: readonly Difference[]): boolean =>
  kind === 'completion' && differences.length > 0;

/** What an officer chooses for a field of a held act: what others did stays, his own takes effect, or it is said as a note. */
export const choices = ['theirs', 'mine', 'note'] as const;
export type Choice = (typeof choices)[number];

/** The fields of each kind of act, with what may be chosen for them. */
export const fieldsOf: Readonly<Record<ActKind, Readonly<Record<string, readonly Choice[]>>>> = {
  note: { text: ['theirs', 'mine'] },
  papers: { files: ['theirs', 'mine'] },
  completion: { outcome: ['theirs', 'mine'], text: ['theirs', 'mine', 'note'] },
};

export type Settlement = Readonly<Record<string, Choice>>;

/** What is wrong with a settlement, by its field. */
export function settlementIssues(kind: ActKind, settlement: Readonly<Record<string, string>>) {
  const issues = Object.entries(fieldsOf[kind])
    .filter(([field, allowed]) => !allowed.some((choice) => choice === settlement[field]))
    .map(([field]) => ({ field: `/${field}`, code: 'choice-required' }));
  // Words to the next step go with the step's end, or stand beside it.
  if (kind === 'completion' && settlement['outcome'] === 'theirs' && settlement['text'] === 'mine') {
    issues.push({ field: '/text', code: 'text-needs-outcome' });
  }
  return issues;
}

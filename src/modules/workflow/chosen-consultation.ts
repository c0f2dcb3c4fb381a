import { type Definition, step, type Variables } from '#engines/process/index.ts';
import type { Database, Tx } from '#platform/context.ts';
import { definitionOf } from './definition-store.ts';
import { getInstance } from './instances.ts';
import type { WorkItem } from './model.ts';

/** A consultation whose questions and askers the process leaves to whoever completes the step before it. */
export interface ChosenConsultation {
  /** The word with which the step leads there; null where every word does, so that choosing somebody is enough. */
  readonly outcome: string | null;
  /** The variables to fill: whom to ask, what, and until which day. Absent where the process says it itself. */
  readonly fills: {
    readonly agencies: string;
    readonly question: string | null;
    readonly dueOn: string | null;
  };
  /** What is asked, where the process says it. */
  readonly question: string | null;
  /** Where those asked may be chosen from, as places; null for anywhere. */
  readonly among: readonly string[] | null;
  /** Whether it goes on before all have answered, and whether it goes on when its time is over. */
  readonly hasQuorum: boolean;
  readonly hasLimit: boolean;
}

/** The consultation that completing the item may begin, if its process leaves the choice of those asked to its doer. */
export async function findChosenConsultation(
  db: Database | Tx,
  item: WorkItem,
): Promise<ChosenConsultation | undefined> {
  const instance = await getInstance(db, item.instanceId);
  const definition = await definitionOf(db, instance);
  const words = item.outcomes.length > 0 ? item.outcomes : [null];
  for (const { element, ...consultation } of chosenIn(definition)) {
    // Tried on a copy of the state: the engine alone knows which way a word takes.
    const leading = words.filter((outcome) =>
      step(definition, instance.state, {
        type: 'complete',
        item: item.token,
        ...(outcome !== null && { outcome }),
        variables: sampleOf(consultation.fills),
      }).effects.some((effect) => effect.type === 'open-work-item' && effect.element === element),
    );
    if (leading.length === 0) continue;
    return { ...consultation, outcome: leading.length < words.length ? leading[0]! : null };
  }
  return undefined;
}

const sampleOf = ({ agencies, question, dueOn }: ChosenConsultation['fills']): Variables => ({
  [agencies]: ['?'],
  ...(question !== null && { [question]: '?' }),
  ...(dueOn !== null && { [dueOn]: '2999-12-31' }),
});

type Chosen = Omit<ChosenConsultation, 'outcome'> & { readonly element: string };

/** Steps asked of everyone in a list that the process declares and does not itself fill. */
function chosenIn({ nodes, model }: Definition): readonly Chosen[] {
  const declared = (name: string | undefined, type: string) =>
    name !== undefined && model.variables[name] === type ? name : null;
  return nodes.flatMap(({ id, boundaries, model: { many, question } }) => {
    const agencies = declared(many?.each.trim(), 'list');
    if (!many || agencies === null) return [];
    const asked = declared(question, 'text');
    const limits = boundaries.filter(({ model }) => model.timer && model.interrupting !== false);
    const dueOn = limits.map(({ model }) => declared(model.timer!.at, 'date')).find((name) => name !== null);
    return [
      {
        element: id,
        fills: { agencies, question: asked, dueOn: dueOn ?? null },
        question: asked === null ? (question ?? null) : null,
        among: many.among ?? null,
        hasQuorum: many.until !== undefined,
        hasLimit: limits.length > 0,
      },
    ];
  });
}

import { feeInWords, type Procedure, timeInWords } from '#modules/procedures/index.ts';

/** One part of a procedure that would change, in words: what stands here and what the national database has. */
export interface Difference {
  readonly part:
    | 'name'
    | 'field'
    | 'agency'
    | 'decision'
    | 'timeLimit'
    | 'fee'
    | 'components'
    | 'results'
    | 'legalBases';
  /** Empty where there is nothing yet. */
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

const channelNames = { inPerson: 'Trực tiếp', online: 'Trực tuyến', post: 'Bưu chính' } as const;

const parts: Readonly<Record<Difference['part'], (procedure: Procedure) => readonly string[]>> = {
  name: ({ name }) => [name],
  field: ({ field }) => [field],
  agency: ({ agency }) => (agency ? [agency] : []),
  decision: ({ decision }) => (decision ? [decision] : []),
  timeLimit: ({ channels }) =>
    channels.map((channel) => `${channelNames[channel.kind]}: ${timeInWords(channel.timeLimit, 'vi')}`),
  fee: ({ channels }) =>
    channels.map((channel) => `${channelNames[channel.kind]}: ${feeInWords(channel, 'vi')}`),
  components: ({ components }) =>
    components.map(({ name, originals, copies }) => `${name} (${originals} bản chính, ${copies} bản sao)`),
  results: ({ results }) => results.map(({ name }) => name),
  legalBases: ({ legalBases }) => legalBases,
};

/** What would change of a procedure, part by part; every part of one that is new here. */
export const differencesOf = (ours: Procedure | undefined, theirs: Procedure): readonly Difference[] =>
  (Object.keys(parts) as Difference['part'][])
    .map((part) => ({ part, ours: ours ? parts[part](ours) : [], theirs: parts[part](theirs) }))
    .filter(({ ours, theirs }) => JSON.stringify(ours) !== JSON.stringify(theirs));

import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

const exactly = { additionalProperties: false };
const Words = Type.String({ minLength: 1, maxLength: 600 });
/** A sentence, or one that is said only if something holds, or unless it does. */
const Sentence = Type.Union([
  Words,
  Type.Object({ if: Words, say: Words }, exactly),
  Type.Object({ unless: Words, say: Words }, exactly),
]);
const Sentences = Type.Array(Sentence, { minItems: 1 });

const File = Type.Object(
  {
    templates: Type.Array(
      Type.Object(
        {
          /** The fact that it tells. */
          fact: Words,
          class: Words,
          subject: Words,
          body: Sentences,
          /** Without accents; left out where a text message would say too much or too little. */
          sms: Type.Optional(Sentences),
        },
        exactly,
      ),
    ),
  },
  exactly,
);

/** `notices/*.yaml` of a pack. */
export type NoticeTemplate = Type.Static<typeof File>['templates'][number];
export const noticeTemplateFile = Compile(File);

type Sentence = NoticeTemplate['body'][number];

/** What a template may name: words, and claims that hold, do not hold, or whose word there is not. */
export type NoticeFacts = Readonly<Record<string, string | boolean | null>>;

/** The sentences that hold, with their names filled in. */
export const fillIn = (sentences: readonly Sentence[], facts: NoticeFacts): string =>
  sentences
    .filter((sentence) => {
      if (typeof sentence === 'string') return true;
      return 'if' in sentence ? Boolean(facts[sentence.if]) : !facts[sentence.unless];
    })
    .map((sentence) => (typeof sentence === 'string' ? sentence : sentence.say))
    .join(' ')
    .replace(namePattern, (_whole, name: string) => String(facts[name] ?? ''));

const namePattern = /\{(\w+)\}/g;

/** Every name that a template asks for. */
export const namesIn = (sentences: readonly Sentence[]): readonly string[] => [
  ...new Set(
    sentences.flatMap((sentence) => {
      if (typeof sentence === 'string') return filledNames(sentence);
      return ['if' in sentence ? sentence.if : sentence.unless, ...filledNames(sentence.say)];
    }),
  ),
];

const filledNames = (text: string) => [...text.matchAll(namePattern)].map(([, name]) => name!);

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isTest, sourcesOf, withoutComments } from './sources.ts';

/** Commands that leave no fact, and why that is right. */
const withoutFact: Readonly<Record<string, string>> = {
  'src/modules/identity/commands/sweep-codes.ts': 'forgets codes that are worth nothing any more',
};

/** Commands with more than one place that records, and why an act still leaves one fact. */
const withSeveral: Readonly<Record<string, string>> = {
  'src/modules/identity/commands/confirm-code.ts': 'a code is right or wrong',
  'src/modules/identity/commands/end-sessions.ts': 'two acts: of the person, of the administrator',
  'src/modules/identity/commands/register-contact.ts':
    'a newcomer is registered and signed in by one press: facts about two subjects',
  'src/modules/identity/commands/sign-in-citizen.ts':
    'a newcomer is registered, or updated, and signed in: facts about two subjects',
  'src/modules/identity/commands/sign-in-officer.ts': 'a name is known or unknown',
};

const commands = sourcesOf('src/modules/*/commands/*.ts')
  .filter((source) => !isTest(source))
  .map(({ path, text }) => ({ path, text: withoutComments(text) }));

const places = (text: string) => text.match(/\brecordEvents?\(/g)?.length ?? 0;

/** Calls an act of the same folder, which records for it. */
const delegates = (text: string) =>
  [...text.matchAll(/import \{([^}]*)\} from '\.\/[a-z-]+\.ts'/g)]
    .flatMap(([, names]) => names!.split(','))
    .map((name) => name.trim())
    .some(
      (name) => /^[a-z]/.test(name) && new RegExp(`\\b${name}\\(`).test(text.replace(/import [^;]*;/g, '')),
    );

describe('every act', () => {
  test('records its fact, or calls the act that does', () => {
    const silent = commands
      .filter(({ path, text }) => places(text) === 0 && !delegates(text) && !(path in withoutFact))
      .map(({ path }) => path);
    assert.deepEqual(silent, []);
  });

  test('records in one place, but for those that say why not', () => {
    const several = commands.filter(({ text }) => places(text) > 1).map(({ path }) => path);
    assert.deepEqual(
      several.filter((path) => !(path in withSeveral)),
      [],
    );
  });

  test('records in a transaction that it opens or was given', () => {
    const outside = commands
      .filter(({ text }) => places(text) > 0 && !/\.transaction\(|\btx: Tx\b/.test(text))
      .map(({ path }) => path);
    assert.deepEqual(outside, []);
  });

  test('sends nothing out of the house: mail and other networks wait for readers and jobs', () => {
    const senders = commands
      .filter(({ text }) => /\bfetch\(|\bsendMail\(|nodemailer|node:https?'/.test(text))
      .map(({ path }) => path);
    assert.deepEqual(senders, []);
  });

  test('the exceptions are files that there are', () => {
    const known = new Set(commands.map(({ path }) => path));
    const gone = [...Object.keys(withoutFact), ...Object.keys(withSeveral)].filter(
      (path) => !known.has(path),
    );
    assert.deepEqual(gone, []);
  });
});

describe('a fact', () => {
  test('is recorded by acts, and by what acts are made of, never by a page or a route', () => {
    const elsewhere = sourcesOf('src/modules/**/*.{ts,tsx}')
      .filter((source) => !isTest(source) && places(withoutComments(source.text)) > 0)
      .map(({ path }) => path)
      .filter((path) => /\/pages\/|routes\.tsx?$|\/queries\.ts$/.test(path));
    assert.deepEqual(elsewhere, []);
  });
});

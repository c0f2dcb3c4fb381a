import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { parse } from 'yaml';
import { createLetterPress } from '#engines/letters/index.ts';
import { letterData } from '#engines/letters/letter-data.ts';

const rounds = 20;
const pack = new URL('../packs/national/letters/', import.meta.url);
const library = new URL('../src/engines/letters/library/', import.meta.url);
const template = readFileSync(new URL('acknowledgement.typ', pack), 'utf8');
const example = parse(readFileSync(new URL('acknowledgement.example.yaml', pack), 'utf8'));
const createdAt = Temporal.Instant.from('2026-09-02T01:20:00Z');

/**
 * Acknowledgements a second from one thread of the press, warm. Floor: Typst alone, in this thread, making the empty
 * page of the same template: the blank form with its code, every line without its answer. `sheet` is less than any
 * letter needs, the bare sheet of paper in PDF/A, and stands there to show what the template itself costs. They take
 * turns, so that a busy machine slows them alike.
 */
async function run() {
  const press = createLetterPress({ templatesRoots: [fileURLToPath(pack)] });
  const typst = bareTypst();
  const empty = letterData(blank(example)) as Readonly<Record<string, unknown>>;
  const workloads: Readonly<Record<Name, Workload>> = {
    ours: {
      print: (n) => press.render('acknowledgement', numbered(example, n), { createdAt }),
      // Two on the way, so that the thread never waits for the next.
      ahead: 2,
      aRound: 100,
    },
    floor: { print: (n) => typst(template, numbered(empty, n)), ahead: 1, aRound: 40 },
    sheet: { print: (n) => typst(bareSheet, numbered({}, n)), ahead: 1, aRound: 40 },
  };
  const times: Record<Name, number[]> = { ours: [], floor: [], sheet: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const name of ['ours', 'floor', 'sheet'] as const) {
      const taken = await inTurn(workloads[name], round);
      // The first round warms up.
      if (round > 0) times[name].push(...taken);
    }
  }
  const residentMb = Math.round(process.memoryUsage.rss() / 1e6);
  await press.close();
  const perSecond = (each: readonly number[]) => each.length / (each.reduce((sum, ms) => sum + ms, 0) / 1000);
  const [ours, floor, sheet] = [perSecond(times.ours), perSecond(times.floor), perSecond(times.sheet)];
  const p99Ms = times.ours.sort((one, other) => one - other)[Math.floor(times.ours.length * 0.99)];
  return { name: 'letters', ours, floor, ratio: ours / floor, unit: 'letters/s', p99Ms, residentMb, sheet };
}

type Name = 'ours' | 'floor' | 'sheet';

interface Workload {
  print(n: number): Promise<unknown>;
  /** How many are on the way at a time. */
  readonly ahead: number;
  readonly aRound: number;
}

/** Milliseconds from each letter finished to the next. */
async function inTurn({ print, ahead, aRound }: Workload, round: number): Promise<readonly number[]> {
  const eachMs: number[] = [];
  let last = performance.now();
  const line = async (first: number) => {
    for (let n = first; n < aRound; n += ahead) {
      await print(round * aRound + n);
      const now = performance.now();
      eachMs.push(now - last);
      last = now;
    }
  };
  await Promise.all(Array.from({ length: ahead }, (_, offset) => line(offset)));
  return eachMs;
}

/** Every letter differs, as at the desk: otherwise the compiler's cache would answer. */
const numbered = (data: Readonly<Record<string, unknown>>, n: number) => ({
  ...data,
  dossier: { ...(data['dossier'] as object), code: `H18.12-260902-${String(n).padStart(4, '0')}` },
});

const bareSheet = `#import "/letters/library.typ": *
#show: sheet.with(title: letter-data.dossier.code, paper: "a5")`;

/** The form with nothing filled in: no words, no papers; days stay, since a form has none that is no day. */
function blank(value: unknown): Readonly<Record<string, unknown>> {
  const empty = (item: unknown): unknown => {
    if (typeof item === 'string') return /^\d{4}-\d\d-\d\d/.test(item) ? item : '';
    if (Array.isArray(item)) return [];
    if (typeof item !== 'object' || item === null) return item;
    if ('qr' in item) return item;
    return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, empty(inner)]));
  };
  return empty(value) as Readonly<Record<string, unknown>>;
}

/** Typst without the press: no queue, no thread, no messages. */
function bareTypst() {
  const workspace = '/bench';
  const fontPaths = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((style) =>
    dirname(fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`))),
  );
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] });
  for (const file of readdirSync(library)) {
    compiler.addSource(`${workspace}/letters/${file}`, readFileSync(new URL(file, library), 'utf8'));
  }
  return async (mainFileContent: string, data: object) => {
    compiler.mapShadow(`${workspace}/letter-data.json`, Buffer.from(JSON.stringify(data)));
    const options = { pdfStandard: 'a-2b', creationTimestamp: createdAt.epochMilliseconds / 1000 };
    const pdf = compiler.pdf({ mainFileContent }, options);
    compiler.evictCache(2);
    // What is finished is freed between turns, as in the press.
    await new Promise((resolve) => setImmediate(resolve));
    return pdf;
  };
}

export default { name: 'letters', run };

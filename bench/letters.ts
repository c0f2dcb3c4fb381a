import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { parse } from 'yaml';
import { createLetterPress } from '#engines/letters/index.ts';

const warmUps = 50;
const letters = 2000;
const folder = fileURLToPath(new URL('../packs/national/letters/', import.meta.url));
const createdAt = Temporal.Instant.from('2026-09-02T01:20:00Z');

/** Acknowledgements a second from one thread, warm. Floor: Typst alone, an empty page of the same sheet. */
async function run() {
  const press = createLetterPress({ templatesRoots: [folder] });
  const data = parse(readFileSync(`${folder}acknowledgement.example.yaml`, 'utf8'));
  // Every letter differs, as at the desk: otherwise the compiler's cache would answer.
  const print = (n: number) =>
    press.render(
      'acknowledgement',
      { ...data, dossier: { ...data.dossier, code: `H18.12-260902-${String(n).padStart(4, '0')}` } },
      { createdAt },
    );
  for (let n = 0; n < warmUps; n++) await print(n);

  const times: number[] = [];
  for (let n = 0; n < letters; n++) {
    const before = performance.now();
    await print(warmUps + n);
    times.push(performance.now() - before);
  }
  await press.close();

  const ours = letters / (sum(times) / 1000);
  const floor = emptyPagesPerSecond();
  return {
    name: 'letters',
    ours,
    floor,
    ratio: ours / floor,
    unit: 'letters/s',
    p99Ms: times.sort((a, b) => a - b)[Math.floor(letters * 0.99)],
    residentMb: Math.round(process.memoryUsage.rss() / 1e6),
  };
}

function emptyPagesPerSecond(): number {
  const font = fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [dirname(font)] }] });
  const print = (n: number) => {
    const page = `#set document(date: auto, title: "${n}")\n#set page("a5")\n#set text(font: "Tinos")`;
    compiler.pdf(
      { mainFileContent: page },
      { pdfStandard: 'a-2b', creationTimestamp: createdAt.epochMilliseconds / 1000 },
    );
    compiler.evictCache(2);
  };
  for (let n = 0; n < warmUps; n++) print(n);
  const before = performance.now();
  for (let n = 0; n < letters; n++) print(warmUps + n);
  return letters / ((performance.now() - before) / 1000);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

export default { name: 'letters', run };

import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  compareTemplates,
  createLetterPress,
  LayoutUnreadable,
  unreadableTexts,
} from '#engines/letters/index.ts';
import { createLayoutChecker } from '#modules/signing/index.ts';
import { Refusal } from '#platform/errors/index.ts';
import { readPack } from '#platform/packs/index.ts';

const usage = `bin/muong letters check FILE.pdf [--on DAY] [--json]
bin/muong letters compare NAME NEW.typ [--to FILE.pdf] [--pack NAME]`;
const from = process.env['MUONG_CALLED_FROM'] ?? '.';

/**
 * Tells how the layout of a PDF departs from the law of a day, or shows what a changed template does to the letter of
 * its example. Ends with 0 when nothing departs or differs, 1 when something does, 2 when asked wrongly.
 */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      on: { type: 'string' },
      json: { type: 'boolean' },
      to: { type: 'string' },
      pack: { type: 'string', default: 'national' },
    },
  });
  const [act, ...rest] = positionals;
  try {
    if (act === 'check' && rest[0]) return await check(rest[0], values);
    if (act === 'compare' && rest[0] && rest[1]) return await compare(rest[0], rest[1], values);
  } catch (error) {
    if (error instanceof LayoutUnreadable) console.error(unreadableTexts[error.code]);
    else if (error instanceof Refusal)
      console.error('Không có quy định về thể thức cho ngày này / no rules for that day');
    else throw error;
    return 2;
  }
  console.error(usage);
  return 2;
}

async function check(file: string, { on, json }: { on?: string; json?: boolean }): Promise<number> {
  const checker = createLayoutChecker(readPack('packs', 'national'));
  const day = on ? Temporal.PlainDate.from(on) : Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh');
  const { type, findings } = await checker.check(readFileSync(resolve(from, file)), { on: day });
  if (json) console.log(JSON.stringify({ type: type?.code, findings }));
  else {
    console.log(`${file}: ${type?.name ?? 'không rõ tên loại'}, ${findings.length} điểm cần sửa`);
    for (const { page, message, mend, article } of findings) {
      console.log(`– Trang ${page}: ${message} ${mend} (${article})`);
    }
  }
  return findings.length === 0 ? 0 : 1;
}

async function compare(name: string, file: string, { to, pack: packName }: { to?: string; pack: string }) {
  const pack = readPack('packs', packName);
  const press = createLetterPress({
    templatesRoots: [`packs/${packName}/letters`, 'packs/national/letters'],
  });
  const { isSame, removed, added, pdf } = await compareTemplates(press, {
    before: name,
    after: { source: readFileSync(resolve(from, file), 'utf8') },
    data: pack.file(`letters/${name}.example.yaml`)?.value,
    createdAt: Temporal.Now.instant(),
  }).finally(() => press.close());
  for (const { page, text } of removed) console.log(`- trang ${page}: ${text}`);
  for (const { page, text } of added) console.log(`+ trang ${page}: ${text}`);
  const target = resolve(from, to ?? `${name}-so-sanh.pdf`);
  await writeFile(target, pdf);
  console.log(isSame ? 'Hai mẫu cho cùng một văn bản.' : `So sánh: ${target}`);
  return isSame ? 0 : 1;
}

export default { summary: 'check the layout of a PDF, or compare two templates of a letter', run };

// The one command: `bin/muong NAME …` runs src/cli/NAME.ts.
import { readdirSync } from 'node:fs';

type Command = { readonly summary: string; run(args: readonly string[]): Promise<number | undefined> };

const commandFolder = new URL('./cli/', import.meta.url);
const [name = 'help', ...args] = process.argv.slice(2);
const known = readdirSync(commandFolder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length));

if (!known.includes(name)) {
  if (name !== 'help' && name !== '--help') console.error(`muong: no such command: ${name}\n`);
  for (const command of known) {
    const { default: found } = (await import(new URL(`${command}.ts`, commandFolder).href)) as {
      default: Command;
    };
    console.log(`bin/muong ${command.padEnd(10)} ${found.summary}`);
  }
  process.exitCode = name === 'help' || name === '--help' ? 0 : 2;
} else {
  const { default: command } = (await import(new URL(`${name}.ts`, commandFolder).href)) as {
    default: Command;
  };
  process.exitCode = (await command.run(args)) ?? 0;
}

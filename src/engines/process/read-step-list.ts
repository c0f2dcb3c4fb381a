import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse, YAMLParseError } from 'yaml';
import { InvalidProcess } from './process-issue.ts';
import type { StepList } from './step-list.ts';
import { stepListSchema } from './step-list-schema.ts';

const hasTheShape = new Ajv2020({ strictTypes: false }).compile<StepList>(stepListSchema);

/** A list longer than this is not a process; YAML aliases cannot multiply it either. */
const mostCharacters = 200_000;

/**
 * Reads a step list from YAML text, or takes it as data, and checks its shape.
 *
 * @throws {InvalidProcess} saying where it departs from the format
 */
export function readStepList(source: unknown): StepList {
  const data = typeof source === 'string' ? readYaml(source) : source;
  if (hasTheShape(data)) return data;
  const [first] = hasTheShape.errors!;
  const detail = Object.values(first!.params).flat().join(', ');
  const element = first!.instancePath.slice(1);
  throw new InvalidProcess([{ code: 'bad-shape', element, reason: `${first!.message} (${detail})` }]);
}

function readYaml(text: string): unknown {
  if (text.length > mostCharacters) {
    throw new InvalidProcess([
      { code: 'too-large', element: '', reason: `more than ${mostCharacters} characters` },
    ]);
  }
  try {
    return parse(text, { maxAliasCount: 100 });
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    throw new InvalidProcess([{ code: 'bad-yaml', element: '', reason, line }]);
  }
}

import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse, YAMLParseError } from 'yaml';
import { FormFault } from './form-fault.ts';
import type { FormSource } from './form-source.ts';
import { sourceSchema } from './source-schema.ts';

const hasTheShape = new Ajv2020({ strictTypes: false }).compile<FormSource>(sourceSchema);

/** Reads `form.yaml` (or the same as data) and checks its outer shape. Throws `FormFault`. */
export function readSource(source: unknown): FormSource {
  const data = typeof source === 'string' ? readYaml(source) : source;
  if (hasTheShape(data)) return data;
  // The last error sums up an `anyOf`; the first is the deepest, which is what an author needs.
  const [first] = hasTheShape.errors!;
  const place = first!.instancePath
    .slice(1)
    .replace(/\/(\d+)/g, '[$1]')
    .replaceAll('/', '.');
  const detail = Object.values(first!.params).flat().join(', ');
  throw new FormFault([{ place, message: `${first!.message} (${detail})` }]);
}

function readYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new FormFault([
      { place: `line ${error.linePos?.[0].line ?? '?'}`, message: error.message.split('\n')[0]! },
    ]);
  }
}

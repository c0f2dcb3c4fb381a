import { compileProcess } from '../compile-process.ts';
import type { Definition } from '../definition.ts';
import { messageOf } from '../failure.ts';
import type { ProcessModel } from '../model.ts';
import { InvalidProcess, type ProcessIssue } from '../process-issue.ts';
import { type BpmnElement, elementsOf, moddle, textOf } from './bpmn-element.ts';
import { modelOfProcess } from './model-of-process.ts';
import { joinOwnReferences, ownName } from './own-references.ts';
import { scanXml } from './scan-xml.ts';

/**
 * Reads a BPMN 2.0 file into a process ready to run. A file is taken whole or not at all: every element that this
 * engine does not carry out is named with its id, type, line and the reason. Data objects, groups and annotations
 * are part of the drawing and have no effect; foreign extensions are passed over unless the file says they must be
 * understood (BPMN 2.0.2 §8.2.3).
 *
 * @param process the id of the process to take, where the file holds several
 * @throws {InvalidProcess} with everything found wrong
 */
export async function readBpmn(xml: string, process?: string): Promise<Definition> {
  return compileProcess(await readBpmnModel(xml, process));
}

/** The model of a BPMN file, before its soundness is checked. */
export async function readBpmnModel(xml: string, process?: string): Promise<ProcessModel> {
  const lines = scanXml(xml);
  const { rootElement, elementsById, warnings } = await parse(xml);
  refuseAny(
    elementsOf(rootElement, 'extensions')
      .filter((extension) => extension.get('mustUnderstand') === true)
      .map(() => ({
        code: 'unknown-extension',
        element: '',
        reason: 'it demands an extension unknown here',
      })),
  );
  const open = joinOwnReferences(rootElement, elementsById, warnings);
  refuseAny(open.filter(matters).map((warning) => issueOf(warning, lines)));
  const stated = textOf(rootElement, 'expressionLanguage');
  // BPMN's default, which nearly every drawing tool leaves standing whatever its users write.
  const language = stated === 'http://www.w3.org/1999/XPath' ? undefined : stated;
  const called = (name: string) => ownName(rootElement, name);
  return modelOfProcess(chooseProcess(rootElement, process), { lines, language, called });
}

async function parse(xml: string) {
  try {
    return await moddle.fromXML(xml.replace(declaredEncoding, '$1'), 'bpmn:Definitions');
  } catch (error) {
    throw new InvalidProcess([{ code: 'not-bpmn', element: '', reason: firstLine(messageOf(error)) }]);
  }
}

/** Of bytes that are text by now: it says nothing any more, and the parser would stumble over any but UTF-8. */
const declaredEncoding = /^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')/;

type Warning = Awaited<ReturnType<typeof parse>>['warnings'][number];

/** How the drawing looks, and what is drawn beside the work, is not our concern; what the work says is. */
const matters = ({ element, message }: Warning) =>
  !/^(bpmndi|di|dc):|^bpmn:(Data|MessageFlow$|Association$|TextAnnotation$|Group$)/.test(
    element?.$type ?? '',
  ) && !/<(bpmndi|di|dc|omgdi|omgdc):/.test(message);

function issueOf(
  { element, message, property, value }: Warning,
  lines: ReadonlyMap<string, number>,
): ProcessIssue {
  const id = element?.id ?? '';
  const stated = /line: (\d+)/.exec(message)?.[1];
  const line = lines.get(id) ?? (stated === undefined ? undefined : Number(stated) + 1);
  const reason =
    value === undefined ? firstLine(message) : `${property} refers to "${value}", which is not in the file`;
  const nested = /nested error: (.*)/.exec(message)?.[1];
  return {
    code: 'not-bpmn',
    element: id,
    type: element?.$type,
    line,
    reason: nested ? `${reason} (${nested})` : reason,
  };
}

function chooseProcess(definitions: BpmnElement, wanted: string | undefined): BpmnElement {
  const processes = elementsOf(definitions, 'rootElements').filter((root) => root.$type === 'bpmn:Process');
  const drawn = processes.filter((process) => elementsOf(process, 'flowElements').length > 0);
  const executable = drawn.filter((process) => process.get('isExecutable') === true);
  const candidates = wanted === undefined ? (executable.length === 1 ? executable : drawn) : processes;
  const [found, ...others] = candidates.filter((process) => wanted === undefined || process.id === wanted);
  if (found && others.length === 0) return found;
  const ids = drawn.map((process) => process.id).join(', ');
  const reason = found ? `it holds several processes (${ids}); say which` : `it holds no such process`;
  throw new InvalidProcess([
    { code: found ? 'several-processes' : 'no-process', element: wanted ?? '', reason },
  ]);
}

const firstLine = (text: string) => text.split('\n')[0]!;

function refuseAny(issues: readonly ProcessIssue[]): void {
  if (issues.length > 0) throw new InvalidProcess(issues);
}

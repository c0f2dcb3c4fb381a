import { type Definition, InvalidProcess, type ProcessIssue } from '#engines/process/index.ts';
import { roles } from '#modules/org/index.ts';

/**
 * What an office needs of a process beyond its being sound: each task of people names a role that somebody holds, the
 * dossier is accepted before anything else and its result is returned (NĐ 118/2025/NĐ-CP: the one-stop desk stands at
 * both ends).
 *
 * @throws InvalidProcess with all of it
 */
export function refuseUnfitForOffice({ nodes, model }: Definition): void {
  const tasks = nodes.filter(({ kind }) => kind === 'user');
  const issues: ProcessIssue[] = tasks
    .filter(({ model: { position } }) => !(roles as readonly (string | undefined)[]).includes(position))
    .map(({ id, model: { line, position = '' } }) => ({
      code: 'unknown-position',
      element: id,
      line,
      reason: `"${position}" is none of ${roles.join(', ')}`,
    }));
  const acts = new Set(tasks.map((task) => task.model.action));
  for (const act of ['accept', 'return']) {
    if (!acts.has(act)) {
      issues.push({ code: `no-${act}`, element: model.id, reason: `no task has the action "${act}"` });
    }
  }
  const start = nodes.find(({ kind, scope }) => kind === 'start' && !scope);
  const first = start?.out[0]?.to;
  if (acts.has('accept') && first?.model.action !== 'accept') {
    issues.push({
      code: 'accept-not-first',
      element: first?.id ?? model.id,
      reason: 'stands before the acceptance',
    });
  }
  if (issues.length > 0) throw new InvalidProcess(issues);
}

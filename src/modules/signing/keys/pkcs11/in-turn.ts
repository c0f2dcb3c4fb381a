const last = new Map<string, Promise<unknown>>();

/**
 * Does work for one name after the other. A login to a token holds for the whole process: were two let in at once,
 * the second would sign under the PIN of the first.
 */
export function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(name) ?? Promise.resolve()).then(work, work);
  const settled = turn.catch(() => undefined);
  last.set(name, settled);
  void settled.then(() => last.get(name) === settled && last.delete(name));
  return turn;
}

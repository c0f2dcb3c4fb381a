import type { Actor } from './actor.ts';

/** Whether this actor may do it to this subject. */
export type Rule<Subject = never> = (actor: Actor, subject: Subject) => boolean;

const rules = new Map<string, Rule>();

/** All permissions of the program, each with its one rule; modules add theirs when they are loaded. */
export const permissions = {
  /**
   * Declares a module's rules, named `module.act`.
   * @throws Error when another rule has the name
   */
  declare(module: string, declared: Readonly<Record<string, Rule>>): void {
    for (const [act, rule] of Object.entries(declared)) {
      const name = `${module}.${act}`;
      if (rules.has(name)) throw new Error(`The permission ${name} is declared twice`);
      rules.set(name, rule);
    }
  },
  /** @throws Error for an undeclared permission: a misspelt one must not pass for a refusal */
  allows(name: string, actor: Actor, subject: unknown): boolean {
    const rule = rules.get(name) as Rule<unknown> | undefined;
    if (!rule) throw new Error(`No such permission: ${name}`);
    return rule(actor, subject);
  },
  list: (): readonly string[] => [...rules.keys()].sort(),
};

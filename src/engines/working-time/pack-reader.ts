import { InvalidInput, type Issue } from '#platform/errors/index.ts';
import { type Session, timeOfDay } from './office-hours.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Reads one mapping of a pack; what is wrong is noted by its JSON pointer, so that all of it is told at once. */
export class PackReader {
  readonly path: string;
  readonly issues: Issue[];
  readonly #fields: Fields;

  constructor(value: unknown, path = '', issues: Issue[] = []) {
    this.path = path;
    this.issues = issues;
    const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isMapping) this.report('', 'not-a-mapping');
    this.#fields = isMapping ? (value as Fields) : {};
  }

  report(field: string, code: string, params?: Issue['params']) {
    this.issues.push({ field: `${this.path}${field}`, code, params });
  }

  /** A misspelt key would otherwise lose a holiday in silence. */
  allow(...known: readonly string[]) {
    for (const key of Object.keys(this.#fields)) {
      if (!known.includes(key)) this.report(`/${key}`, 'unknown-field');
    }
  }

  has = (key: string) => this.#fields[key] !== undefined;

  text(key: string): string {
    return this.optionalText(key) ?? this.#missing(key, '');
  }

  optionalText(key: string): string | undefined {
    const value = this.#fields[key];
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
    return this.#wrong(key, 'not-text', undefined);
  }

  /** True unless the pack says `certain: false`. */
  certain(): boolean {
    const value = this.#fields['certain'] ?? true;
    return typeof value === 'boolean' ? value : this.#wrong('certain', 'not-a-boolean', false);
  }

  year(key: string): number {
    const value = this.#fields[key];
    const isYear = Number.isInteger(value) && Number(value) >= 1976 && Number(value) <= 2199;
    return isYear ? Number(value) : this.#wrong(key, 'not-a-year', 0);
  }

  date(key: string): Temporal.PlainDate {
    return this.optionalDate(key) ?? this.#missing(key, new Temporal.PlainDate(1976, 1, 1));
  }

  optionalDate(key: string): Temporal.PlainDate | undefined {
    const value = this.#fields[key];
    if (value === undefined) return undefined;
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) {
      try {
        return Temporal.PlainDate.from(value, { overflow: 'reject' });
      } catch {
        // Reported below, as 30 February is no better than "tomorrow".
      }
    }
    return this.#wrong(key, 'not-a-date', undefined);
  }

  time(key: string): number | undefined {
    if (!this.has(key)) return undefined;
    return timeOfDay(this.#fields[key]) ?? this.#wrong(key, 'not-a-time', undefined);
  }

  oneOf<const Choice extends string>(key: string, choices: readonly Choice[]): Choice {
    const found = choices.find((choice) => choice === this.#fields[key]);
    return found ?? this.#wrong(key, 'not-a-choice', choices[0]!);
  }

  /** `['07:30-11:30', '13:30-17:00']`: in order, apart, none empty. */
  sessions(key: string): readonly Session[] {
    const value = this.#fields[key];
    if (!Array.isArray(value) || value.length === 0) return this.#wrong(key, 'not-sessions', []);
    const sessions = value.map((text) => {
      const [start, end, ...rest] = String(text)
        .split(/\s*[-–]\s*/)
        .map(timeOfDay);
      return start === undefined || end === undefined || rest.length > 0 ? undefined : { start, end };
    });
    const inOrder = sessions.every((session, i) => {
      const earliest = i === 0 ? 0 : (sessions[i - 1]?.end ?? 0);
      return session !== undefined && session.start >= earliest && session.end > session.start;
    });
    return inOrder ? (sessions as Session[]) : this.#wrong(key, 'not-sessions', []);
  }

  weekdays(key: string): readonly number[] {
    const value = this.#fields[key] ?? [1, 2, 3, 4, 5];
    const isWeekdays =
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
    return isWeekdays ? value : this.#wrong(key, 'not-weekdays', []);
  }

  /** The mappings of a list; an absent list is empty. */
  list(key: string): readonly PackReader[] {
    const value = this.#fields[key] ?? [];
    if (!Array.isArray(value)) return this.#wrong(key, 'not-a-list', []);
    return value.map((item, i) => new PackReader(item, `${this.path}/${key}/${i}`, this.issues));
  }

  /** The value read, unless anything was wrong. Throws InvalidInput. */
  finish<T>(value: T): T {
    if (this.issues.length > 0) throw new InvalidInput(this.issues);
    return value;
  }

  #missing<T>(key: string, instead: T): T {
    // A value of the wrong kind has been reported already.
    return this.has(key) ? instead : this.#wrong(key, 'required', instead);
  }

  #wrong<T>(key: string, code: string, instead: T): T {
    this.report(`/${key}`, code);
    return instead;
  }
}

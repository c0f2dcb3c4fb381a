import type { Complaint } from './model.ts';
import { complaintPaths } from './paths.ts';
import type { ComplaintPlace } from './queries.ts';

/** The place in an address, or nothing when someone has edited it. */
export function placeIn(text: string | undefined): ComplaintPlace | undefined {
  const [when, id] = (text ?? '').split(' ');
  if (!when || !id || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
  try {
    return { filedAt: Temporal.Instant.from(when), id };
  } catch {
    return undefined;
  }
}

/** The page that follows this complaint. */
export const pageAfter = ({ filedAt, id }: Complaint): string =>
  `${complaintPaths.own()}?${new URLSearchParams({ sau: `${filedAt.toString()} ${id}` })}`;

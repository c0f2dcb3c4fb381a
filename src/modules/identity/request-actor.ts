import type { Actor } from '#platform/access/actor.ts';
import type { Database } from '#platform/context.ts';
import type { Session } from '#platform/http/index.ts';
import { actorOf } from './actor-of.ts';
import { findApiActor } from './api-actor.ts';

interface Caller {
  readonly url: string;
  readonly headers: { readonly authorization?: string | undefined };
  readonly session: Session;
}

/** Who calls: on the API a partner by its token, else whoever the session speaks for. A token opens no page. */
export async function requestActor(db: Database, request: Caller, on: Temporal.PlainDate): Promise<Actor> {
  const partner = request.url.startsWith('/api/')
    ? await findApiActor(db, request.headers.authorization)
    : undefined;
  return partner ?? actorOf(db, request.session.actor, on);
}

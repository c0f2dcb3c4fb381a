/** Gives its place back; twice does no harm. */
export type Leave = () => void;

/**
 * The places that a process has with one provider, shared among clients: none holds so many that a newcomer finds no room.
 * With one client calling, a part is kept free; with many, each has its equal share.
 */
export function sharedCapacity() {
  const places = new Map<string, Map<string, number>>();

  return {
    /** @returns nothing when the client has its share already, or the provider is full */
    enter(serviceId: string, clientId: string, capacity: number): Leave | undefined {
      const held = places.get(serviceId) ?? new Map<string, number>();
      const mine = held.get(clientId) ?? 0;
      const total = [...held.values()].reduce((sum, each) => sum + each, 0);
      const others = held.size - (mine > 0 ? 1 : 0);
      const share = Math.max(1, Math.floor(capacity / (others + 2)));
      if (total >= capacity || mine >= share) return undefined;
      held.set(clientId, mine + 1);
      places.set(serviceId, held);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        const left = held.get(clientId)! - 1;
        if (left > 0) held.set(clientId, left);
        else held.delete(clientId);
        if (held.size === 0) places.delete(serviceId);
      };
    },
  };
}

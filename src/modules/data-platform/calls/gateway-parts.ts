import { type ContractCache, contractCache } from '../contract-rows.ts';
import type { PlatformServices } from '../model.ts';
import { circuitBreaker } from './circuit-breaker.ts';
import { oncePerSecond } from './record-call.ts';
import { sharedCapacity } from './shared-capacity.ts';
import { tokenPurse } from './spend-token.ts';

/** What a process knows of contracts, shares and circuits: all of it can be lost, none of it decides alone. */
export interface GatewayParts {
  readonly services: PlatformServices;
  readonly contracts: ContractCache;
  readonly spendToken: ReturnType<typeof tokenPurse>;
  readonly capacity: ReturnType<typeof sharedCapacity>;
  readonly circuit: ReturnType<typeof circuitBreaker>;
  readonly isFirstThisSecond: ReturnType<typeof oncePerSecond>;
}

export const gatewayParts = (services: PlatformServices): GatewayParts => ({
  services,
  contracts: contractCache(),
  spendToken: tokenPurse(),
  capacity: sharedCapacity(),
  circuit: circuitBreaker(),
  isFirstThisSecond: oncePerSecond(),
});

import type { DemoProvider, DemoProviderOptions } from './demo-provider.ts';
import { paths } from './paths.ts';

export type { DemoProvider, DemoProviderOptions } from './demo-provider.ts';

/** How the demonstration's two halves know each other. Both are on this machine, and nobody there is real. */
export const demoClient = (baseUrl: string) => ({
  clientId: 'muong-demo',
  clientSecret: 'the demonstration keeps no secrets',
  redirectUri: `${baseUrl}${paths.oidcReturn}`,
});

/** Starts the provider of invented people; its library is loaded only where one is wanted. */
export async function startDemoProvider(options: DemoProviderOptions): Promise<DemoProvider> {
  const { startDemoProvider } = await import('./demo-provider.ts');
  return startDemoProvider(options);
}

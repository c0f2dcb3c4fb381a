/** What the module plugs into the program. */
export { accessRules } from './access-rules.ts';
export { type DemoProvider, demoClient, startDemoProvider } from './demo-client.ts';
export { identityRoutes } from './routes.ts';
export type { OidcSettings } from './services.ts';
export { errorTexts } from './text.ts';

export { type TestDatabase, testDatabase, testServerSettings, testServerUrl } from './test-database.ts';

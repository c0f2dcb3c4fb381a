export { type TestApp, type TestAppOptions, testApp } from './test-app.ts';
export { type TestDatabase, testDatabase, testServerSettings, testServerUrl } from './test-database.ts';
export { type Answer, type PostedFile, type Visitor, visitor } from './visitor.ts';

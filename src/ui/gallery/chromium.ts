import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
const mayBeMissing = process.env['CI'] !== 'true';

/** The reason to leave a browser test out, or false; where CI=true a missing browser is a failure. */
export const skipWithoutChromium: string | false =
  mayBeMissing && !existsSync(executablePath) ? `NOT CHECKED: there is no ${executablePath}` : false;

export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath, args });

import { type Browser, chromium } from 'playwright-core';
import { findTool } from '../../../deploy/local/host/tools';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium, without a window. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: findTool('chromium') ?? undefined, args: flags });

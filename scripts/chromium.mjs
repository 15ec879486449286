// The browser of the browser tests: Playwright's own where it is installed, else the system's Chromium. CHROMIUM_PATH overrules both.
import fs from 'node:fs';
import { chromium } from '@playwright/test';
import { run, runNode } from './programs.mjs';
import { Refusal } from './refusal.mjs';
import { underLine } from './surroundings.mjs';

// The headless shell first: the whole browser draws windows that nobody sees, which takes twice the time.
const systemPaths = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of a Chromium of the system, undefined when Playwright's own is to be used, null when there is none at all. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  if (fs.existsSync(chromium.executablePath())) return undefined;
  return systemPaths.find((file) => fs.existsSync(file)) ?? null;
}

/** Installs a Chromium when there is none: on Debian as root from its packages, elsewhere Playwright's own. */
export async function ensureChromium() {
  if (findChromium() !== null) return;
  await underLine('Installing Chromium for the browser tests', install);
  if (findChromium() === null) throw new Refusal('The browser tests need Chromium, and none could be installed; set CHROMIUM_PATH to one.');
}

async function install() {
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'], { env });
    return;
  }
  await runNode(['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
}

// Bundles the worker that reads article files into one file of its own, since a worker thread cannot start from Next's chunks.
// Run before a build and before the service tests; also a vitest global set-up (`setup`), which bundles only if the file is missing.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './surroundings.mjs';

/** Where the server looks for the worker: below the working directory, or where GALLEY_IMPORT_WORKER says. */
function workerPath() {
  return path.resolve(process.env.GALLEY_IMPORT_WORKER || path.join('.galley', 'build', 'import-worker.mjs'));
}

/** Writes the bundle to `file` and returns its path. Another process may read the old one meanwhile: it is replaced whole. */
export async function bundleWorker(file = workerPath()) {
  // Loaded here: this file is imported before node_modules exists.
  const { build } = await import('esbuild');
  mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.tmp`;
  await build({
    absWorkingDir: root,
    entryPoints: ['lib/server/import/worker.ts'],
    outfile: unfinished,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
    // mammoth and its parts are CommonJS and ask for Node's own modules.
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
  });
  renameSync(unfinished, file);
  return file;
}

/** Vitest's global set-up. */
export async function setup() {
  if (!existsSync(workerPath())) await bundleWorker();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await bundleWorker();

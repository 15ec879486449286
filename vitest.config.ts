import os from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { chooseDraw } from './scripts/proof-draw.mjs';

// `npm run proof` raises how many scripts a property is tried with; tests with a budget read PROOF_RUNS.
const isProof = process.env.PROOF === 'long';
// A machine under load is no fault: what hangs ends then.
const limitMs = isProof ? 3_600_000 : 120_000;

const { seed, isNew } = chooseDraw(process.env);
// This file is read again for each project: all draw alike.
process.env.PROOF_DRAW = String(seed);
// fast-check says its seed where a property fails; what is judged over all of its cases would not.
if (isNew) console.log(`The properties draw new cases: PROOF_DRAW=${seed} draws them again.`);

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    testTimeout: limitMs,
    hookTimeout: limitMs,
    // What is waited for comes, or the test is over: a second, which is the default, is a bet on the machine.
    expect: { poll: { timeout: limitMs } },
    // Left to itself vitest keeps a core free, which on two cores is half of them. Each worker may hold eleven of PostgreSQL's hundred connections.
    maxWorkers: Math.min(8, os.availableParallelism()),
    env: { PROOF_RUNS: process.env.PROOF_RUNS ?? '1000' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Reading the modules anew for each file took longer than the tests. A worker reads them once. What a test puts in place of
          // something global is taken back before the next test, and behind the last one of a file by its set-up. `vi.mock` does not hold for
          // what another file has read already: no unit test uses it.
          isolate: false,
          unstubGlobals: true,
          unstubEnvs: true,
          restoreMocks: true,
          setupFiles: ['scripts/drawn-cases.mjs', 'scripts/unit-worker.mjs'],
          include: [
            'proxy.test.ts',
            'lib/*.test.{ts,tsx}',
            'lib/domain/**/*.test.ts',
            'lib/editor/**/*.test.ts',
            'components/**/*.test.{ts,tsx}',
            'bench/*.test.ts',
            'soak/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'service',
          include: ['lib/server/**/*.test.ts', 'app/**/*.test.ts', 'prisma/**/*.test.ts', 'scripts/**/*.test.ts'],
          globalSetup: ['scripts/test-database.mjs', 'scripts/bundle-worker.mjs'],
          setupFiles: ['scripts/drawn-cases.mjs', 'scripts/test-worker.mjs'],
        },
      },
    ],
  },
});

// The set-up of each file of unit tests: its worker goes on with another file, in the same globals. vitest takes back what a test has put in
// their place before the next test; behind the last one of a file, nobody would.
import { afterAll, vi } from 'vitest';

afterAll(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

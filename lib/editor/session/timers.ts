/** The clock that a sender waits by; a test has its own. */
export interface Timers {
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
  random(): number;
}

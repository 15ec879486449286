import fs from 'node:fs';

/** `what times` of each, the most frequent first. */
export const sayCounts = (counts: Iterable<readonly [string, number]>): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([what, times]) => `${what} ${times}`)
    .join(', ');

/** What happened when, one line each, in a file that is whole at any moment. */
export class RunLog {
  private readonly fd: number;
  private readonly since = Date.now();
  private readonly counts = new Map<string, number>();
  readonly file: string;

  constructor(file: string) {
    this.file = file;
    this.fd = fs.openSync(file, 'w');
  }

  /** For what else writes there: the servers. */
  get descriptor(): number {
    return this.fd;
  }

  write(line: string): void {
    fs.writeSync(this.fd, `${((Date.now() - this.since) / 1000).toFixed(3).padStart(9)}  ${line}\n`);
  }

  /** As `write`, and counts `what` for the summary. */
  count(what: string, detail = ''): void {
    this.counts.set(what, this.countOf(what) + 1);
    this.write(detail === '' ? what : `${what}: ${detail}`);
  }

  countOf(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  /** `what × times`, those that begin with `prefix`. */
  summary(prefix: string): string {
    return sayCounts([...this.counts].flatMap(([what, times]) => (what.startsWith(prefix) ? [[what.slice(prefix.length), times]] : [])));
  }

  say(line: string): void {
    this.write(line);
    process.stdout.write(`${line}\n`);
  }
}

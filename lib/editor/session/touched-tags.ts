/** Which tags were shown anew or taken away, for each of those who want to know: who holds much about all tags need not look at each again. */
export class TouchedTags {
  private readonly watchers: Set<string>[] = [];

  add(id: string): void {
    for (const since of this.watchers) since.add(id);
  }

  /** Gives a function that gives the ids since its last call. */
  watch(): () => ReadonlySet<string> {
    const index = this.watchers.push(new Set()) - 1;
    return () => {
      const since = this.watchers[index] ?? new Set();
      this.watchers[index] = new Set();
      return since;
    };
  }
}

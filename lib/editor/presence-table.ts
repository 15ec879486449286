import type { PresenceNews, PresencePerson } from '@/lib/domain/contract/presence';

/** The tabs of all people in one article, put together from news. Who moved last comes last. */
export class PresenceTable {
  private readonly tabs = new Map<string, PresencePerson>();
  /** How many people are there beyond those in the table. */
  more = 0;

  take({ people, more, isAll }: PresenceNews): void {
    if (isAll) this.tabs.clear();
    for (const person of people) {
      const key = `${person.personId} ${person.tabId}`;
      this.tabs.delete(key);
      if (person.place) this.tabs.set(key, person);
    }
    this.more = more;
  }

  /** All of it, as news for somebody who knows nothing yet. */
  all(): PresenceNews {
    return { people: [...this.tabs.values()], more: this.more, isAll: true };
  }
}

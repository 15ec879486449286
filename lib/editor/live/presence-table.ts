import type { PresenceNews, PresencePerson } from '@/lib/domain/contract/presence';

/** The tabs of all people in one article, put together from news. Who spoke last comes last. */
export class PresenceTable {
  private readonly tabs = new Map<string, PresencePerson>();
  /** How many people are there beyond those in the table. */
  more = 0;

  take({ people, more, isAll }: PresenceNews): void {
    if (isAll) this.tabs.clear();
    for (const person of people) {
      const key = keyOf(person);
      this.tabs.delete(key);
      if (person.place) this.tabs.set(key, person);
    }
    this.more = more;
  }

  /** What `all` has other than the table; null if nothing. */
  changesTo(all: PresenceNews): PresenceNews | null {
    const keys = new Set(all.people.map(keyOf));
    const gone = [...this.tabs].flatMap(([key, person]) => (keys.has(key) ? [] : [{ ...person, place: null }]));
    const come = all.people.filter((person) => JSON.stringify(person) !== JSON.stringify(this.tabs.get(keyOf(person))));
    if (gone.length === 0 && come.length === 0 && all.more === this.more) return null;
    return { people: [...gone, ...come], more: all.more, isAll: false };
  }

  /** All of it, as news for somebody who knows nothing yet. */
  all(): PresenceNews {
    return { people: [...this.tabs.values()], more: this.more, isAll: true };
  }
}

const keyOf = ({ personId, tabId }: PresencePerson) => `${personId} ${tabId}`;

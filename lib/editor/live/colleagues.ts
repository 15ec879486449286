import type { PresenceNews, PresencePerson, PresencePlace } from '@/lib/domain/contract/presence';
import { shortNames } from '@/lib/domain/people/person-name';
import { PresenceTable } from './presence-table';

/** Somebody else who has the article open, in however many tabs. */
export interface Colleague {
  personId: string;
  name: string;
  /** The first name, or the whole one where two who are here share it. */
  shortName: string;
  colour: PresencePerson['colour'];
  /** In every tab. */
  isAway: boolean;
  /** The tag whose card they have open. */
  annotationId: string | null;
}

type Listener = (news: PresenceNews) => void;

/** Who else is in an article, and where. What somebody does in a second tab of their own is nobody else's business, so one's own are left out. */
export class Colleagues {
  private readonly ownId: string;
  private readonly table = new PresenceTable();
  private readonly listeners = new Set<Listener>();
  private shown: readonly Colleague[] = [];
  private placesById = new Map<string, PresencePlace>();
  private isAllKnown = false;

  constructor(ownId: string) {
    this.ownId = ownId;
  }

  /** In the order of their names. The same list as long as nobody comes, goes, wakes, or opens another card. */
  get people(): readonly Colleague[] {
    return this.shown;
  }

  /** False until all of it was told, and from `clear` on until it is told again: what is not shown may be there all the same. */
  get isKnown(): boolean {
    return this.isAllKnown;
  }

  /** How many people are there beyond those. */
  get more(): number {
    return this.table.more;
  }

  /** Where each of them is, by their id: in the tab that they moved in last, of those that they are at. */
  get places(): ReadonlyMap<string, PresencePlace> {
    return this.placesById;
  }

  /** Somebody who has the card of this tag open, or null. */
  readonly inCard = (annotationId: string): Colleague | null =>
    this.shown.find((one) => one.annotationId === annotationId && !one.isAway) ?? null;

  take(news: PresenceNews, isKnown = news.isAll || this.isAllKnown): void {
    this.isAllKnown = isKnown;
    this.table.take(news);
    const last = lastTabs(this.table.all().people.filter(({ personId }) => personId !== this.ownId));
    this.placesById = new Map(last.flatMap(({ personId, place }) => (place ? [[personId, place]] : [])));
    const people = colleaguesOf(last);
    if (JSON.stringify(people) !== JSON.stringify(this.shown)) this.shown = people;
    for (const tell of this.listeners) tell(news);
  }

  /** Nobody is known to be here any more: nothing is heard of them. */
  clear(): void {
    this.take({ people: [], more: 0, isAll: true }, false);
  }

  /** Calls `listener` with all news, when it has been taken. Gives the way to stop it. */
  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

/** Of each person the tab that moved last, before all others one that they are at. */
function lastTabs(tabs: readonly PresencePerson[]): PresencePerson[] {
  const last = new Map<string, PresencePerson>();
  for (const tab of tabs) {
    const known = last.get(tab.personId);
    if (!known || isLater(tab, known)) last.set(tab.personId, tab);
  }
  return [...last.values()];
}

/** By when they moved, not by who spoke last: a tab that nobody touches says again and again where it is. */
function isLater({ place }: PresencePerson, { place: known }: PresencePerson): boolean {
  const isHere = place?.isAway === false;
  if (isHere !== (known?.isAway === false)) return isHere;
  return (place?.movedAt ?? 0) >= (known?.movedAt ?? 0);
}

function colleaguesOf(tabs: readonly PresencePerson[]): Colleague[] {
  const short = shortNames(tabs.map(({ name }) => name));
  return tabs
    .map(({ personId, name, colour, place }, index) => ({
      personId,
      name,
      shortName: short[index] ?? name,
      colour,
      isAway: place?.isAway ?? true,
      annotationId: place?.annotationId ?? null,
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.personId.localeCompare(b.personId));
}

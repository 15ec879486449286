import { MAX_SHOWN_PEOPLE, type PresenceNews, type PresencePerson, type PresenceReport, RENEW_MS } from '@/lib/domain/contract/presence';

/** Twice may the word of a tab come late before the tab is taken to be gone. */
const HERE_MS = 2 * RENEW_MS + 5_000;
/** Browsers let a page that is out of sight speak once a minute only. */
const AWAY_MS = 150_000;
/** People beyond it are not even counted. */
const MAX_PEOPLE = 200;
/** Of more tabs of one person in one article the one that was silent longest is forgotten. */
const MAX_TABS_EACH = 8;
/** Farewells beyond it are not remembered. */
const MAX_LEFT = 200;

/** What is known of a person beside where they are. */
export interface Face {
  name: string;
  colour: PresencePerson['colour'];
}

/** What a tab said, and whose it is. */
export type Said = PresenceReport & { personId: string };

interface Tab extends Said {
  /** Said to this process: it tells the others, and answers for the tab. */
  isOwn: boolean;
  expiresAt: number;
}

const keyOf = ({ personId, tabId }: Pick<Said, 'personId' | 'tabId'>) => `${personId} ${tabId}`;

/** Who is in one article, as far as this process knows. Bounded whatever it is told; `now` is in milliseconds. */
export class PresenceRoom {
  /** The tabs of each person, in the order in which people came. Of their tabs the one that was silent longest comes first. */
  private readonly visitors = new Map<string, Map<string, Tab>>();
  private readonly faces = new Map<string, Face>();
  /** Who has come (again) since faces were read: a name or a colour may be another by now. */
  private readonly newcomers = new Set<string>();
  /** The tabs that have said farewell lately, by person and tab: a word that was on its way then may come after it. */
  private readonly left = new Map<string, { saidAt: number; forgetAt: number }>();
  /** What `news` has told, by person and tab. */
  private told = new Map<string, PresencePerson>();
  private toldMore = 0;

  get isEmpty(): boolean {
    return this.visitors.size === 0 && this.left.size === 0;
  }

  /** Takes what a tab said. False, and nothing is taken, where it has said something later already: this was overtaken on its way. */
  say(said: Said, isOwn: boolean, now: number): boolean {
    const { tabId, personId, place, saidAt } = said;
    const known = this.visitors.get(personId);
    const before = known?.get(tabId)?.saidAt ?? this.left.get(keyOf(said))?.saidAt;
    if (before !== undefined && saidAt !== undefined && saidAt < before) return false;
    known?.delete(tabId);
    this.left.delete(keyOf(said));
    if (place === null) {
      if (saidAt !== undefined && this.left.size < MAX_LEFT) this.left.set(keyOf(said), { saidAt, forgetAt: now + HERE_MS });
      this.dropIfGone(personId);
      return true;
    }
    if (!known && this.visitors.size >= MAX_PEOPLE) return true;
    const tabs = known ?? this.welcome(personId);
    const [oldest] = tabs.keys();
    if (tabs.size >= MAX_TABS_EACH && oldest !== undefined) tabs.delete(oldest);
    tabs.set(tabId, { tabId, personId, place, saidAt, isOwn, expiresAt: now + (place.isAway ? AWAY_MS : HERE_MS) });
    return true;
  }

  /** Whose tabs are known. */
  personIds(): string[] {
    return [...this.visitors.keys()];
  }

  /** Forgets a person's tabs, wherever they said that they are. */
  forget(personId: string): void {
    this.visitors.get(personId)?.clear();
    this.dropIfGone(personId);
  }

  /** Forgets the tabs that were not heard of for too long. True if there were any. */
  expire(now: number): boolean {
    for (const [key, { forgetAt }] of this.left) if (forgetAt <= now) this.left.delete(key);
    let hasLeft = false;
    for (const [personId, tabs] of this.visitors) {
      for (const [tabId, { expiresAt }] of tabs) {
        if (expiresAt > now) continue;
        tabs.delete(tabId);
        hasLeft = true;
      }
      this.dropIfGone(personId);
    }
    return hasLeft;
  }

  /** What the tabs said that spoke to this process. */
  ownWords(): Said[] {
    const own = [...this.visitors.values()].flatMap((tabs) => [...tabs.values()].filter(({ isOwn }) => isOwn));
    return own.map(({ tabId, personId, place, saidAt }) => ({ tabId, personId, place, saidAt }));
  }

  /** The people whose face is to be read. Those who have none yet are not told until `learn` has it. */
  unlearned(): string[] {
    return [...this.newcomers];
  }

  /** Null: there is no such person, of whom nothing is told then. */
  learn(personId: string, face: Face | null): void {
    this.newcomers.delete(personId);
    if (face && this.visitors.has(personId)) this.faces.set(personId, face);
  }

  /** Everyone who is shown. */
  all(): PresenceNews {
    const { shown, more } = this.shown();
    return { people: [...shown.values()], more, isAll: true };
  }

  /** What has changed since it was asked last; null if nothing has. */
  news(): PresenceNews | null {
    const { shown, more } = this.shown();
    const come = [...shown].filter(([key, person]) => JSON.stringify(person) !== JSON.stringify(this.told.get(key)));
    const gone = [...this.told].filter(([key]) => !shown.has(key));
    if (come.length === 0 && gone.length === 0 && more === this.toldMore) return null;
    this.told = shown;
    this.toldMore = more;
    const people = [...gone.map(([, person]) => ({ ...person, place: null })), ...come.map(([, person]) => person)];
    return { people, more, isAll: false };
  }

  /** Who is here and not away, in the order in which they came: those whose names are known. */
  here(): { personId: string; name: string }[] {
    return [...this.visitors].flatMap(([personId, tabs]) => {
      const face = this.faces.get(personId);
      const isHere = [...tabs.values()].some(({ place }) => place?.isAway === false);
      return face && isHere ? [{ personId, name: face.name }] : [];
    });
  }

  private shown(): { shown: Map<string, PresencePerson>; more: number } {
    const shown = new Map<string, PresencePerson>();
    const known = [...this.visitors].filter(([personId]) => this.faces.has(personId));
    for (const [personId, tabs] of known.slice(0, MAX_SHOWN_PEOPLE)) {
      const face = this.faces.get(personId);
      if (!face) continue;
      for (const { tabId, place } of tabs.values()) shown.set(keyOf({ personId, tabId }), { tabId, personId, ...face, place });
    }
    return { shown, more: Math.max(0, known.length - MAX_SHOWN_PEOPLE) };
  }

  private welcome(personId: string): Map<string, Tab> {
    const tabs = new Map<string, Tab>();
    this.visitors.set(personId, tabs);
    this.newcomers.add(personId);
    return tabs;
  }

  private dropIfGone(personId: string): void {
    if (this.visitors.get(personId)?.size !== 0) return;
    this.visitors.delete(personId);
    this.newcomers.delete(personId);
    // The face stays for whoever loads the page anew, as long as there is room.
    if (this.faces.size > MAX_PEOPLE) this.faces.delete(personId);
  }
}

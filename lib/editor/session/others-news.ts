import type { ArticleState } from '@/lib/domain/article-state';
import type { VisibleEntry } from '@/lib/domain/journal/entry';
import { newsOf } from '@/lib/domain/journal/entry-news';
import type { Colleague } from '../live/colleagues';
import { sayArrivals } from './say-arrivals';

/** What others do is gathered for so long: a reader who is told of each key hears nothing else. */
const GATHER_MS = 5_000;
/** Of one person so much is told in words, more as a number. */
const MOST_TOLD = 3;

interface Surroundings {
  /** Whose own doings are not news. */
  personId: string;
  /** The name of somebody as it is known when it is told. */
  nameOf(personId: string): string;
  say(sentence: string): void;
  timers: { setTimeout(run: () => void, ms: number): unknown; clearTimeout(timer: unknown): void };
}

/**
 * Gathers who came and went, and what others did in the article, into sentences for the live region: "Elif has left. Jonah set claim 7 to partly
 * and added claim 32." Whoever loads the page anew has neither come nor gone.
 */
export class OthersNews {
  private readonly around: Surroundings;
  private readonly gathered = new Map<string, string[]>();
  /** Null while nobody knows: who is not heard of has not left. */
  private here: ReadonlyMap<string, string> | null = null;
  /** Who was here when it was last told. */
  private toldHere: ReadonlyMap<string, string> = new Map();
  private timer: unknown = null;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** Takes entries that came, with the article after them. */
  hear(entries: readonly VisibleEntry[], state: ArticleState): void {
    for (const entry of entries) {
      const news = entry.actorId === this.around.personId ? null : newsOf(entry, state);
      if (news === null) continue;
      const told = this.gathered.get(entry.actorId) ?? [];
      // Typing is told once, however many keys it took.
      if (!told.includes(news)) this.gathered.set(entry.actorId, [...told, news]);
    }
    if (this.gathered.size > 0) this.tellSoon();
  }

  /** Takes who is in the article now; null where that is not known. */
  see(people: readonly Pick<Colleague, 'personId' | 'shortName'>[] | null): void {
    this.here = people && new Map(people.map(({ personId, shortName }) => [personId, this.around.nameOf(personId) || shortName]));
    if (this.arrivals() !== '') this.tellSoon();
  }

  private arrivals(): string {
    if (!this.here) return '';
    const notIn = (some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>) =>
      [...some].flatMap(([id, name]) => (others.has(id) ? [] : [name]));
    return sayArrivals(notIn(this.here, this.toldHere), notIn(this.toldHere, this.here));
  }

  private tellSoon(): void {
    this.timer ??= this.around.timers.setTimeout(() => this.tell(), GATHER_MS);
  }

  stop(): void {
    this.around.timers.clearTimeout(this.timer);
    this.gathered.clear();
  }

  private tell(): void {
    this.timer = null;
    const { nameOf, say } = this.around;
    const doings = [...this.gathered].map(([id, news]) => `${nameOf(id) || 'Someone'} ${inWords(news)}.`);
    const sentence = [this.arrivals(), ...doings].filter(Boolean).join(' ');
    this.gathered.clear();
    this.toldHere = this.here ?? this.toldHere;
    if (sentence !== '') say(sentence);
  }
}

function inWords(news: readonly string[]): string {
  if (news.length > MOST_TOLD) return `made ${news.length} changes`;
  return news.length < 2 ? news.join('') : `${news.slice(0, -1).join(', ')} and ${news.at(-1)}`;
}

import { type TagKind, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { foldText } from '@/lib/domain/text/fold-text';
import type { Grade } from '@/lib/domain/verdicts/verdict-scale';
import { type Asked, foldAll, readQuery } from './command-query';

/** A tag as the command menu finds it. */
export interface SearchedTag {
  id: string;
  kind: TagKind;
  label: string | null;
  /** Labels it had under earlier kinds: people may still call it by them. */
  aliases: readonly string[];
  words: string;
  /** A claim whose verdict follows from its facts: nobody gives it one. Left out: none. */
  isFollowing?: boolean;
}

/** A command that can be found by its title. */
export interface SearchedCommand {
  id: string;
  title: string;
  /** The words of the article that it is about: it is found by them as well, and not shown until something is asked for. Left out: none. */
  words?: string;
}

/** What can be found. `tags` come in the order of the text. */
export interface SearchedArticle {
  tags: readonly SearchedTag[];
  activeId: string | null;
  paragraphs: number;
  commands: readonly SearchedCommand[];
  /** False for those who give no verdicts. */
  canJudge: boolean;
  /** The verdicts of the house, in their order. */
  grades: readonly Grade[];
}

/** One thing that was found. */
export type CommandResult =
  | { type: 'verdict'; tag: SearchedTag; grade: Grade }
  | { type: 'tag'; tag: SearchedTag }
  | { type: 'paragraph'; number: number }
  | { type: 'command'; command: SearchedCommand };

/** The groups of the menu. Their order is that of the menu, unless one of them has what was meant better than those before it. */
export const resultGroups = { verdict: 'Set a verdict', place: 'Go to', command: 'Do' } as const;

/** A group of the menu with what was found for it, the best first. */
export interface ResultGroup {
  id: keyof typeof resultGroups;
  results: CommandResult[];
}

const MAX_PLACES = 6;
const MAX_COMMANDS_TYPED = 8;
const MAX_COMMANDS = 60;

/** How well a result fits what was typed, best first. */
const NAMED = 0;
const BEGINS = 1;
const WORD_BEGINS = 2;
const CONTAINS = 3;
type Rank = 0 | 1 | 2 | 3;

interface Ranked {
  result: CommandResult;
  rank: Rank;
}

/** Finds in one article as it was when the menu opened. */
export class CommandSearch {
  private readonly article: SearchedArticle;
  private readonly active: SearchedTag | null;
  private readonly titles: string[];
  private readonly wordedTitles: string[];
  private byLabel: Map<string, SearchedTag> | null = null;
  private words: string[] | null = null;

  constructor(article: SearchedArticle) {
    this.article = article;
    this.active = article.tags.find(({ id }) => id === article.activeId) ?? null;
    this.titles = article.commands.map(({ title }) => foldText(title));
    this.wordedTitles = article.commands.map(({ title, words = '' }) => foldText(`${title} ${words}`.trim()));
  }

  /** Makes the words of all tags ready, which takes a moment in a book: once, when the menu has been painted, or else by the first letter. */
  prepare(): string[] {
    this.words ??= foldAll(this.article.tags.map(({ words }) => words));
    return this.words;
  }

  /**
   * What `query` may mean, grouped and best first: "c4 par" is C4: Partly, "12", "p 12" and "¶12" are paragraph 12. An empty query gives
   * what can be done with the active tag, and every command. Groups without results are left out; their number of results is bounded.
   */
  find(query: string): ResultGroup[] {
    const asked = readQuery(query);
    const { verdicts, places, commands } = asked.text === '' ? this.all() : this.matches(asked);
    const groups: { id: ResultGroup['id']; ranked: Ranked[]; max: number }[] = [
      { id: 'verdict', ranked: verdicts, max: this.article.grades.length },
      { id: 'place', ranked: places, max: MAX_PLACES },
      { id: 'command', ranked: commands, max: asked.text === '' ? MAX_COMMANDS : MAX_COMMANDS_TYPED },
    ];
    for (const { ranked } of groups) ranked.sort((a, b) => a.rank - b.rank);
    return groups
      .filter(({ ranked }) => ranked.length > 0)
      .sort((a, b) => (a.ranked[0]?.rank ?? CONTAINS) - (b.ranked[0]?.rank ?? CONTAINS))
      .map(({ id, ranked, max }) => ({ id, results: ranked.slice(0, max).map(({ result }) => result) }));
  }

  private all() {
    const active = this.active && this.mayJudge(this.active) ? this.active : null;
    const verdicts = active ? this.article.grades.map((grade) => ranked({ type: 'verdict', tag: active, grade }, NAMED)) : [];
    const commands = this.article.commands.filter(({ words }) => words === undefined);
    return { verdicts, places: [], commands: commands.map((command) => ranked({ type: 'command', command }, NAMED)) };
  }

  private matches(asked: Asked) {
    return {
      verdicts: this.verdicts(asked),
      places: [...this.labelled(asked), ...this.paragraph(asked), ...this.worded(asked)],
      commands: this.commands(asked.text),
    };
  }

  private tagOf(label: string | null): SearchedTag | null {
    this.byLabel ??= labelMap(this.article.tags);
    return label === null ? null : (this.byLabel.get(label) ?? null);
  }

  private mayJudge(tag: SearchedTag): boolean {
    return this.article.canJudge && tagKinds[tag.kind].takesVerdict && tag.isFollowing !== true;
  }

  /** Verdicts by name, for the tag that is named with them or else for the active one. */
  private verdicts({ label, besideLabel, text }: Asked): Ranked[] {
    const named = this.tagOf(label);
    const tag = named ?? this.active;
    const wanted = named ? besideLabel : text;
    if (!tag || !this.mayJudge(tag)) return [];
    return this.article.grades
      .filter(({ name }) => foldText(name).startsWith(wanted))
      .map((grade) => ranked({ type: 'verdict', tag, grade }, named ? NAMED : BEGINS));
  }

  private labelled({ label }: Asked): Ranked[] {
    const tag = this.tagOf(label);
    return tag ? [ranked({ type: 'tag', tag }, NAMED)] : [];
  }

  private paragraph({ paragraph }: Asked): Ranked[] {
    if (paragraph === null || paragraph < 1 || paragraph > this.article.paragraphs) return [];
    return [ranked({ type: 'paragraph', number: paragraph }, NAMED)];
  }

  /** Tags by their words. One look at each tag at most, and none after enough have been found that begin with what was typed. */
  private worded({ text, tokens, label }: Asked): Ranked[] {
    const folded = this.prepare();
    const named = this.tagOf(label);
    const found: Record<Rank, Ranked[]> = { 0: [], 1: [], 2: [], 3: [] };
    for (let i = 0; i < folded.length && found[BEGINS].length < MAX_PLACES; i++) {
      const rank = rankOf(folded[i] ?? '', text, tokens);
      const tag = this.article.tags[i];
      if (rank !== null && tag && tag !== named && found[rank].length < MAX_PLACES) found[rank].push(ranked({ type: 'tag', tag }, rank));
    }
    return [...found[NAMED], ...found[BEGINS], ...found[WORD_BEGINS], ...found[CONTAINS]];
  }

  private commands(text: string): Ranked[] {
    const tokens = text.split(' ');
    return this.article.commands.flatMap((command, i) => {
      const title = this.titles[i] ?? '';
      const byTitle = title === text ? NAMED : rankOf(title, text, tokens);
      // By its words behind all places: whoever types those of the article means to go there.
      const rank = byTitle ?? (rankOf(this.wordedTitles[i] ?? '', text, tokens) === null ? null : CONTAINS);
      return rank === null ? [] : [ranked({ type: 'command', command }, rank)];
    });
  }
}

const ranked = (result: CommandResult, rank: Rank): Ranked => ({ result, rank });

/** How `text` stands in `words`, both folded: as a whole, or at least all of its parts. Null if it does not. */
function rankOf(words: string, text: string, tokens: readonly string[]): Rank | null {
  const at = words.indexOf(text);
  if (at === 0) return BEGINS;
  if (at > 0) return words.charAt(at - 1) === ' ' || words.includes(` ${text}`) ? WORD_BEGINS : CONTAINS;
  return tokens.length > 1 && tokens.every((token) => words.includes(token)) ? CONTAINS : null;
}

function labelMap(tags: readonly SearchedTag[]): Map<string, SearchedTag> {
  const map = new Map<string, SearchedTag>();
  for (const tag of tags) for (const alias of tag.aliases) map.set(alias.toLowerCase(), tag);
  // A label that is worn goes before one that was.
  for (const tag of tags) if (tag.label !== null) map.set(tag.label.toLowerCase(), tag);
  return map;
}

import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFigures } from '@/lib/domain/anchors/proof/proof-run';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { charactersFrom } from '../session/random-edits.fixture';
import { expectEqual, TestServer, TestTab } from '../session/session.fixture';

const runs = Math.ceil(Number(process.env.PROOF_RUNS ?? 1000) / 6);

/** What A does within the words of the tag, or B beside them. Numbers choose places. */
interface Act {
  what: 'cut' | 'type' | 'over' | 'beside' | 'elsewhere';
  at: number;
  size: number;
  /** Both hear of all before the next. */
  isShared: boolean;
}

interface Script {
  /** Letters of the text: so few that the like of each word stands elsewhere. */
  letters: string;
  from: number;
  length: number;
  acts: Act[];
}

const scripts = fc.record<Script>({
  letters: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 90 }),
  from: fc.nat(1000),
  length: fc.integer({ min: 1, max: 12 }),
  acts: fc.array(
    fc.record<Act>({
      what: fc.constantFrom('cut', 'cut', 'type', 'over', 'beside', 'beside', 'elsewhere'),
      at: fc.nat(1_000_000),
      size: fc.integer({ min: 1, max: 6 }),
      isShared: fc.boolean(),
    }),
    { minLength: 2, maxLength: 14 },
  ),
});

/** Each character of the twin stands for itself: those that were there first, A's and B's. */
const FIRST = { original: 0x4e00, a: 0xac00, b: 0xa000 };
const positionOf = (doc: Node, character: string) => {
  let found = -1;
  doc.descendants((node, pos) => {
    const at = node.isText ? (node.text ?? '').indexOf(character) : -1;
    if (at >= 0) found = pos + at;
  });
  return found;
};

const twoTabs = (words: string) => {
  const server = new TestServer(docOf('', words, 'z'.repeat(50)));
  return { server, tabs: { a: new TestTab(server), b: new TestTab(server) } };
};

/**
 * The article twice: once in its few letters, and as a twin in which no character stands twice. The same is done to both, so that the twin
 * tells which character is which. Anchors are looked at in the article alone.
 */
class Twins {
  readonly article: ReturnType<typeof twoTabs>;
  readonly twin: ReturnType<typeof twoTabs>;
  /** The characters of the tag, in the twin. */
  readonly own: string;
  readonly tagId = testId();
  /** True if for some time none of the tag's words were left. */
  wasGone = false;
  private readonly original: string;
  private readonly written = { a: 0, b: 0 };
  /** What is done within one moment is undone together: it must be the same moments in both. */
  private seconds = 0;

  constructor(
    private readonly letters: string,
    private readonly from: number,
    length: number,
  ) {
    this.original = charactersFrom(FIRST.original, letters.length);
    this.own = this.original.slice(from, from + length);
    this.article = twoTabs(letters);
    this.twin = twoTabs(this.original);
  }

  async tag(): Promise<void> {
    const from = positionOf(this.twin.tabs.b.doc, this.own.charAt(0));
    const exact = this.letters.slice(this.from, this.from + this.own.length);
    const range = { from, to: from + this.own.length, exact };
    this.article.tabs.b.history.act('annotation.created', { annotationId: this.tagId, kind: 'claim', ranges: [range] });
    await this.share();
  }

  async run({ what, at, size, isShared }: Act): Promise<void> {
    if (what === 'beside' || what === 'elsewhere') this.writeOutside(what, at, size);
    else this.runInside(what, at, size);
    if (isShared) await this.share();
  }

  /** B writes anywhere in the text, or within 40 characters of the tag, but between no two characters of the tag or of what A wrote there. */
  private writeOutside(what: 'beside' | 'elsewhere', at: number, size: number): void {
    const { doc } = this.twin.tabs.b;
    const its = [...this.own, ...charactersFrom(FIRST.a, this.written.a)].map((one) => positionOf(doc, one)).filter((pos) => pos >= 0);
    const [from, to] = its.length === 0 ? [3, 3] : [Math.min(...its), Math.max(...its) + 1];
    const end = 3 + doc.child(1).content.size;
    const anywhere = [3, end, end + 2 + (at % 50)][at % 3] ?? 3;
    const near = at % 2 === 0 ? Math.max(3, from - (at % 41)) : Math.min(end, to + (at % 41));
    this.write('b', what === 'elsewhere' ? anywhere : near, size);
  }

  /** A cuts some of the tag's own characters, with what stands between them, writes between two of them, or over some. */
  private runInside(what: 'cut' | 'type' | 'over', at: number, size: number): void {
    const { doc } = this.twin.tabs.a;
    const places = [...this.own].map((one) => positionOf(doc, one)).filter((pos) => pos >= 0);
    const first = at % Math.max(1, places.length);
    const [from, to] = [places[first], places[Math.min(places.length, first + size) - 1]];
    if (from === undefined || to === undefined) return;
    if (what === 'type') {
      if (first > 0) this.write('a', from, size);
      return;
    }
    this.write('a', from, what === 'over' ? size : 0, to + 1);
    this.wasGone ||= ![...this.own].some((one) => positionOf(this.twin.tabs.a.doc, one) >= 0);
  }

  /** Writes `length` letters in place of what is there: others than those of the text, since whoever writes the missing ones anew makes the tag whole. */
  private write(who: 'a' | 'b', from: number, length: number, to = from): void {
    const ids = charactersFrom(FIRST[who] + this.written[who], length);
    const text = (who === 'a' ? 'x' : 'y').repeat(length);
    this.written[who] += length;
    this.seconds += 1;
    const change = (tr: Transaction, words: string) => (words === '' ? tr.delete(from, to) : tr.insertText(words, from, to));
    for (const [{ tabs }, words] of [[this.article, text] as const, [this.twin, ids] as const]) {
      const { host } = tabs[who];
      host.dispatch(change(host.state.tr, words).setTime(this.seconds * 1000));
    }
  }

  async share(): Promise<void> {
    for (const { server, tabs } of [this.article, this.twin]) {
      for (const tab of [tabs.a, tabs.b, tabs.a]) await tab.sync();
      expectEqual(server, tabs.a, tabs.b);
    }
    expect(this.article.tabs.a.doc.content.size).toBe(this.twin.tabs.a.doc.content.size);
  }

  async undoAll(): Promise<void> {
    for (;;) {
      const isDone = [this.article, this.twin].map(({ tabs }) => tabs.a.history.undo() !== null);
      expect(isDone[0]).toBe(isDone[1]);
      if (!isDone[0]) return;
      await this.share();
    }
  }

  /** How the tag stands, by characters; and what stands between those that stood beside it. */
  look() {
    const { state } = this.article.server.journal;
    const { doc } = this.twin.server.journal.state;
    const anchor = state.annotations.get(this.tagId)?.anchor;
    const [range] = anchor?.ranges ?? [];
    if (!anchor || !range) throw new Error('the tag is lost');
    const covered = doc.textBetween(range.from, range.to);
    const block = doc.child(1).textContent;
    const before = block.indexOf(this.original.charAt(this.from - 1) || '\n');
    const after = block.indexOf(this.original.charAt(this.from + this.own.length) || '\n');
    const [start, end] = [before + 1, after < 0 ? block.length : after];
    // The place of words at the end of a paragraph goes on to the beginning of the next.
    const next = after < 0 ? state.doc.child(2).textContent.replace(/z.*/, '') : '';
    const letters = state.doc.child(1).textContent.slice(start, end) + next;
    return { state: anchor.state, covered, exact: range.exact, between: block.slice(start, end), letters };
  }

  /** The characters that were there first and are not the tag's. */
  foreignIn(covered: string): string[] {
    return [...covered].filter((one) => this.original.includes(one) && !this.own.includes(one));
  }
}

/** How often words stand in letters, overlapping or not. */
const countIn = (letters: string, words: string) => [...letters].filter((_, index) => letters.startsWith(words, index)).length;

describe('a tag within which one of two writes, while the other writes around it', () => {
  it('is exact again on its own characters when the one has undone all, wherever its words stand there once', async ({ task }) => {
    const figures: Record<string, number> = { exact: 0, apart: 0, repeated: 0 };
    await fc.assert(
      fc.asyncProperty(scripts, async ({ letters, from, length, acts }) => {
        const first = from % letters.length;
        const twins = new Twins(letters, first, Math.min(length, letters.length - first));
        await twins.tag();
        for (const act of acts) await twins.run(act);
        await twins.share();
        await twins.undoAll();
        const { state, covered, exact, between, letters: there } = twins.look();
        expect(twins.foreignIn(covered)).toEqual([]);
        // Of what was gone for a time nothing says where it belongs: its place must hold nothing else then.
        const isSure = twins.wasGone ? there === exact : countIn(there, exact) === 1;
        const isTogether = between.includes(twins.own);
        if (isTogether && isSure) expect([state, covered]).toEqual(['exact', twins.own]);
        addFigures(figures, { scripts: 1, acts: acts.length, [!isTogether ? 'apart' : isSure ? 'exact' : 'repeated']: 1 });
      }),
      { numRuns: runs },
    );
    task.meta.figures = figures;
    expect(figures.exact).toBeGreaterThan(runs / 4);
  });
});

import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Step } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { quoteRange, wordsOfAnchor } from '@/lib/domain/anchors/anchor';
import { addFigures } from '@/lib/domain/anchors/proof/proof-run';
import { DomainError } from '@/lib/domain/errors';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { charactersFrom, formChanges, textPlaces, tryChange } from '../session/random-edits.fixture';
import { expectEqual, TestServer, TestTab } from '../session/session.fixture';

const runs = Math.ceil(Number(process.env.PROOF_RUNS ?? 1000) / 12);

const writing = [
  'type',
  'type',
  'type',
  'letters',
  'replace',
  'delete',
  'split',
  'paste',
  'block',
  'undo',
  'undo',
  'redo',
  'sync',
] as const;
const forming = ['join', 'heading', 'list', 'bold'] as const;
const placing = ['place', 'place', 'place', 'place', 'delete', 'replace'] as const;

/** What one of two does. Numbers choose places. */
interface Act {
  who: 'a' | 'b';
  what: (typeof writing | typeof forming | typeof placing)[number];
  at: number;
  size: number;
  /** Both hear of all before the next. */
  isShared: boolean;
}

const scriptOf = (what: readonly Act['what'][]) =>
  fc.array(
    fc.record<Act>({
      who: fc.constantFrom('a', 'b'),
      what: fc.constantFrom(...what),
      at: fc.nat(1_000_000),
      size: fc.integer({ min: 1, max: 9 }),
      isShared: fc.boolean(),
    }),
    { minLength: 4, maxLength: 30 },
  );

/** Each character is written once and says by its place among all characters who wrote it; none of the two those that were there before. */
const FIRST = { none: 0xa000, a: 0x4e00, b: 0xac00 };
const isBy = (who: 'a' | 'b', character: string) => {
  const code = character.charCodeAt(0) - FIRST[who];
  return code >= 0 && code < 4000;
};

const original = (block: number, length: number) => charactersFrom(FIRST.none + 100 * block, length);

/** Words that can be told from others have eight characters and more. */
const LONG = [12, 40, 20] as const;

class House {
  readonly origin: Node;
  readonly server: TestServer;
  readonly tabs: { a: TestTab; b: TestTab };
  /** The entries by which A took something back, and did it again. */
  readonly backs = new Map<string, 'undo' | 'redo'>();
  private readonly written = { a: 0, b: 0 };
  private tagIds: readonly string[] = [];

  /** `lengths` of the headline and of two paragraphs, which an empty one follows. */
  constructor([title, first, second]: readonly [number, number, number] = [3, 7, 4]) {
    this.origin = docOf(original(0, title), original(1, first), original(2, second), '');
    this.server = new TestServer(this.origin);
    this.tabs = { a: new TestTab(this.server), b: new TestTab(this.server) };
  }

  async run({ who, what, at, size }: Act): Promise<void> {
    const tab = this.tabs[who];
    if (what === 'sync') await tab.sync();
    else if (what === 'undo' || what === 'redo') {
      if (who === 'a') await this.goBack(what);
    } else {
      const places = textPlaces(tab.doc);
      const from = places[at % places.length] ?? 1;
      const to = places[(at % places.length) + size] ?? from;
      if (what === 'place') this.place(tab, at, { from, to });
      else if (what === 'letters') for (let n = 0; n < size; n++) tryChange(tab, (tr) => tr.insertText(this.words(who, 1), from + n));
      else tryChange(tab, (tr) => this.changes[what](tr, { from, to }, (length) => this.words(who, length), size));
    }
  }

  /** Tags of the first words, by somebody else: their ids by their words. Two of them overlap. */
  async tagAll(): Promise<Map<string, string>> {
    const [first, second] = [original(1, LONG[1]), original(2, LONG[2])];
    const tagged = [original(0, LONG[0]), first.slice(0, 20), first.slice(12, 34), second.slice(3, 18)];
    const ids = new Map(tagged.map((words) => [words, this.tabs.b.tag(words)]));
    this.tagIds = [...ids.values()];
    await this.share();
    return ids;
  }

  /** A takes something back when it has heard all that the other has sent, and nobody writes there at the same moment. */
  async goBack(way: 'undo' | 'redo'): Promise<boolean> {
    const { a } = this.tabs;
    await a.sync();
    const known = this.server.journal.entries.length;
    const isDone = a.history[way]() !== null;
    await a.sync();
    for (const { id } of this.server.journal.entries.slice(known)) this.backs.set(id, way);
    return isDone;
  }

  async share(): Promise<void> {
    for (const tab of [this.tabs.a, this.tabs.b, this.tabs.a]) await tab.sync();
    expectEqual(this.server, this.tabs.a, this.tabs.b);
  }

  /** Gives one of the tags other words, unless it has lost its own or there are none. */
  private place({ doc, history }: TestTab, at: number, { from, to }: { from: number; to: number }): void {
    const annotationId = this.tagIds[at % Math.max(1, this.tagIds.length)];
    try {
      history.act('annotation.span-changed', { annotationId, how: 'span', ranges: [quoteRange(doc, from, to)] });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }

  private words(who: 'a' | 'b', length: number): string {
    this.written[who] += length;
    return charactersFrom(FIRST[who] + this.written[who] - length, length);
  }

  private readonly changes = {
    ...formChanges,
    type: (tr, { from }, words, size) => tr.insertText(words(size), from),
    replace: (tr, { from, to }, words, size) => tr.insertText(words(size), from, to),
    delete: (tr, { from, to }) => tr.delete(from, to),
    split: (tr, { from }) => tr.split(from),
    paste: (tr, { from }, words, size) => {
      const blocks = Array.from({ length: 3 }, () => blockOf(tr, words(size)));
      return tr.replace(from, from, new Slice(Fragment.from(blocks), 1, 1));
    },
    block: (tr, { from }, words, size) => tr.insert(tr.doc.resolve(from).before(), blockOf(tr, words(size))),
  } satisfies Record<
    string,
    (tr: Transaction, range: { from: number; to: number }, words: (length: number) => string, size: number) => Transaction | null
  >;
}

const blockOf = (tr: Transaction, words: string): Node => tr.doc.type.schema.node('paragraph', null, tr.doc.type.schema.text(words));

/**
 * Goes through the entries as they were stored, step by step, and asks of each by which A took something back that it has taken out nothing but
 * A's own characters, and of each by which A did something again that it has taken out nothing else than what A's hand had.
 */
function findTheft({ origin, server, tabs, backs }: House): string[] {
  const faults: string[] = [];
  const takenByHand = new Set<string>();
  let doc = origin;
  for (const { id, type, clientId, payload } of server.journal.entries) {
    if (type !== 'text') continue;
    const before = doc.textContent;
    for (const json of z.object({ steps: z.array(z.unknown()) }).parse(payload).steps) {
      doc = Step.fromJSON(doc.type.schema, json).apply(doc).doc ?? doc;
    }
    const after = new Set(doc.textContent);
    const gone = [...before].filter((character) => !after.has(character));
    const way = backs.get(id);
    if (clientId !== tabs.a.session.options.clientId) continue;
    if (way === undefined) for (const character of gone) takenByHand.add(character);
    const stolen = gone.filter((character) => !isBy('a', character) && !(way !== 'undo' && takenByHand.has(character)));
    if (stolen.length > 0) faults.push(`${way} took ${stolen.join('')}`);
  }
  return faults;
}

async function runActs(house: House, acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    await house.run(act);
    if (act.isShared) await house.share();
  }
  await house.share();
}

/** Does what two do, and then takes back all that A did, does it again and takes it back. Gives what is left of A's characters, and of B's. */
async function runScript(acts: readonly Act[]) {
  const house = new House();
  await runActs(house, acts);
  const left = { a: '', b: '' };
  for (const way of ['undo', 'redo', 'undo'] as const) {
    while (await house.goBack(way)) await house.share();
    expect(findTheft(house)).toEqual([]);
    const characters = [...house.server.journal.state.doc.textContent];
    if (way === 'undo') left.a += characters.filter((one) => isBy('a', one)).join('');
    left.b += characters.filter((one) => isBy('b', one)).join('');
  }
  return left;
}

describe('undo of one of two writers', () => {
  // Where the other's block parts what one had pasted over what one had replaced, a few of one's own characters may stay: of some 1,500
  // scripts of one. They are counted until undo knows whose they are; what is theirs never goes.
  it('takes out nothing that the other has written, and in the end all that was one’s own but for a rest in few scripts', async ({
    task,
  }) => {
    const figures: Record<string, number> = {};
    let [kept, rests] = [0, 0];
    await fc.assert(
      fc.asyncProperty(scriptOf(writing), async (acts) => {
        const { a, b } = await runScript(acts);
        if (a !== '') rests += 1;
        kept += b.length;
        addFigures(figures, { scripts: 1, acts: acts.length, kept: b.length });
      }),
      { numRuns: runs },
    );
    task.meta.figures = { ...figures, rests };
    expect(kept).toBeGreaterThan(0);
    expect(rests).toBeLessThanOrEqual(Math.ceil(runs / 500));
  });

  // Where both change the form of one place at once, words may come back in another form, and what was whose in them is not known then.
  it('takes out nothing that the other has written, nor leaves much of one’s own, where both change the form of the text too', async ({
    task,
  }) => {
    const figures: Record<string, number> = {};
    let rests = 0;
    await fc.assert(
      fc.asyncProperty(scriptOf([...writing, ...forming]), async (acts) => {
        const { a, b } = await runScript(acts);
        if (a !== '') rests += 1;
        addFigures(figures, { scripts: 1, acts: acts.length, kept: b.length });
      }),
      { numRuns: runs },
    );
    task.meta.figures = { ...figures, rests };
    expect(rests).toBeLessThanOrEqual(Math.ceil(runs / 50));
  });

  it.each([
    ['of one who writes alone', writing],
    ['also where their places were changed in between', [...writing, ...placing]],
  ])('puts all tags back on their words, %s', async (_who, what) => {
    let exact = 0;
    await fc.assert(
      fc.asyncProperty(scriptOf(what), async (acts) => {
        const house = new House(LONG);
        const ids = await house.tagAll();
        await runActs(
          house,
          acts.filter(({ who }) => who === 'a'),
        );
        while (await house.goBack('undo')) await house.share();
        const { doc, annotations } = house.server.journal.state;
        expect(doc.eq(house.origin)).toBe(true);
        for (const [words, id] of ids) {
          const anchor = annotations.get(id)?.anchor;
          expect([words, anchor && wordsOfAnchor(doc, anchor)]).toEqual([words, words]);
          if (anchor?.state === 'exact') exact += 1;
        }
      }),
      { numRuns: runs },
    );
    // Where words were found again beside others for a moment, a tag may still say that it was moved.
    expect(exact).toBeGreaterThanOrEqual(Math.floor(4 * runs * 0.99));
  });
});

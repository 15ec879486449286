import type { Node } from '@tiptap/pm/model';
import { Mapping, type Step, StepMap, Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { mapsOfEntries } from '../journal/entries/text-entry';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { articleSchema } from '../text/article-schema';
import { isInsideCharacter, positionsOf, readText, wordsBetween } from '../text/article-text';
import type { Anchor } from './anchor';
import { anchorCases, type Find } from './anchor.cases';
import { settleAnchors } from './settle-anchors';

/** A journal of paragraphs, with a tag on each stretch in ⟦ ⟧. */
function tagged(...text: string[]) {
  const journal = new TestJournal(docOf('A title', ...text.map((words) => words.replace(/[⟦⟧]/g, ''))));
  const marked = ['A title', ...text].join('\n');
  const ids: string[] = [];
  for (const match of marked.matchAll(/⟦([^⟧]*)⟧/g)) {
    const before = marked.slice(0, match.index).replace(/[⟦⟧]/g, '').length;
    const spans = positionsOf(readText(journal.state.doc), before, before + (match[1] ?? '').length);
    const annotationId = testId();
    journal.send('annotation.created', { annotationId, kind: 'claim', ranges: [{ ...spans, exact: match[1] }] });
    ids.push(annotationId);
  }
  return { journal, ids };
}

const finderIn =
  (doc: Node): Find =>
  (words, occurrence = 0) => {
    const text = readText(doc);
    let at = -1;
    for (let i = 0; i <= occurrence; i++) at = text.words.indexOf(words, at + 1);
    const span = at < 0 ? null : positionsOf(text, at, at + words.length);
    if (!span) throw new Error(`no "${words}"`);
    return span;
  };

/** Does edits as one text entry each. Gives what undoes each. */
function edit(journal: TestJournal, edits: ((tr: Transform, find: Find) => unknown)[]): Step[][] {
  return edits.map((change) => {
    const tr = new Transform(journal.state.doc);
    change(tr, finderIn(tr.doc));
    journal.edit(tr);
    return tr.steps.map((step, index) => step.invert(tr.docs[index] ?? tr.doc)).reverse();
  });
}

const standing = (journal: TestJournal, ids: string[]) => ids.map((id) => [journal.annotation(id).anchor.state, journal.words(id)]);

describe('settleAnchors', () => {
  // Of two ships that begin with the same half, the end of the first and the beginning of the second go: what is left is the second.
  it.each([
    ['🚢⟦🚀 left⟧', 'drifted', ' left'],
    ['⟦A 🚢⟧🚀 left', 'drifted', 'A '],
    ['🚢⟦🚀⟧ left', 'orphaned', ''],
    ['⟦🚢⟧🚀 left', 'orphaned', ''],
  ])('leaves no tag inside a character that a change made of the halves of two: %s', (text, state, words) => {
    const { journal, ids } = tagged(`A ${text}.`.replace('A ⟦A', '⟦A'));
    edit(journal, [(tr, find) => tr.delete(find('🚢').from + 1, find('🚢').from + 3)]);
    expect(journal.state.doc.lastChild?.textContent).toBe('A 🚀 left.');
    expect(standing(journal, ids)).toEqual([[state, words]]);
    const { ranges } = journal.annotation(ids[0] ?? '').anchor;
    expect(ranges.filter(({ from, to }) => [from, to].some((pos) => isInsideCharacter(journal.state.doc, pos)))).toEqual([]);
  });

  for (const { name, text, edits, outcome } of anchorCases) {
    it(`keeps the tags: ${name}`, () => {
      const { journal, ids } = tagged(...text);
      const before = standing(journal, ids);
      const undo = edit(journal, edits);
      expect(standing(journal, ids)).toEqual(outcome);
      for (const steps of undo.reverse()) journal.edit(steps);
      expect(standing(journal, ids)).toEqual(before);
      expect(ids.map((id) => Object.keys(journal.annotation(id).anchor.ranges[0] ?? {}))).toEqual(
        ids.map(() => ['from', 'to', 'exact', 'prefix', 'suffix']),
      );
    });
  }

  it('keeps a tag over a table, one range a cell, when a row goes and comes back', () => {
    const { journal } = tagged('Before.');
    const cell = (words: string) =>
      articleSchema.node('tableCell', null, [articleSchema.node('paragraph', null, [articleSchema.text(words)])]);
    const row = (...cells: string[]) => articleSchema.node('tableRow', null, cells.map(cell));
    const table = articleSchema.node('table', null, [row('Year', 'Riders'), row('2023', '12,400'), row('2024', '9,100')]);
    edit(journal, [(tr) => tr.insert(tr.doc.content.size, table)]);
    const annotationId = testId();
    const ranges = ['2023', '12,400', '2024', '9,100'].map((words) => journal.rangeOf(words));
    journal.send('annotation.created', { annotationId, kind: 'claim', ranges });
    const $pos = journal.state.doc.resolve(journal.rangeOf('2023').from);
    const undo = edit(journal, [(tr) => tr.delete($pos.before(2), $pos.after(2))]);
    expect(standing(journal, [annotationId])).toEqual([['drifted', '\n\n2024\n9,100']]);
    for (const steps of undo) journal.edit(steps);
    expect(standing(journal, [annotationId])).toEqual([['exact', '2023\n12,400\n2024\n9,100']]);
  });

  it('keeps fifty tags when a word in each of them is replaced, and when it is replaced back', () => {
    const { journal, ids } = tagged(...Array.from({ length: 50 }, (_, i) => `Line ${i}: ⟦the mayor paid ${i} pounds⟧.`));
    const replaceAll = (from: string, to: string) => (tr: Transform, find: Find) => {
      for (let i = 49; i >= 0; i--) tr.replaceWith(find(from, i).from, find(from, i).to, articleSchema.text(to));
    };
    edit(journal, [replaceAll('mayor', 'deputy mayor of the town')]);
    expect(standing(journal, ids)).toEqual(ids.map((_, i) => ['drifted', `the deputy mayor of the town paid ${i} pounds`]));
    edit(journal, [replaceAll('deputy mayor of the town', 'mayor')]);
    expect(standing(journal, ids)).toEqual(ids.map((_, i) => ['exact', `the mayor paid ${i} pounds`]));
  });

  it('does not guess which of two equal words came back', () => {
    const { journal, ids } = tagged('It was ⟦very ⟧very good.');
    const undo = edit(journal, [
      (tr, find) => tr.delete(find('very ').from, find('very ').to),
      (tr, find) => tr.delete(find('very ').from, find('very ').to),
    ]);
    const [first, second] = undo;
    journal.edit(second ?? []);
    expect(standing(journal, ids)).toEqual([['orphaned', '']]);
    journal.edit(first ?? []);
    expect(standing(journal, ids)).toEqual([['exact', 'very ']]);
    expect(journal.annotation(ids[0] ?? '').anchor.ranges[0]?.from).toBe(journal.rangeOf('very ').from);
  });

  it('finds words that were deleted and typed again in their place', () => {
    const { journal, ids } = tagged('Rent ⟦rose⟧ in May.');
    edit(journal, [
      (tr, find) => tr.delete(find('rose').from, find('rose').to),
      (tr, find) => tr.insert(find('in May').from - 1, articleSchema.text('rose')),
    ]);
    expect(standing(journal, ids)).toEqual([['exact', 'rose']]);
  });

  it('finds words again after the context was changed too, whichever is undone first', () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const { journal, ids } = tagged('Last May the rent ⟦rose⟧ again.');
      const text = readText(journal.state.doc).words;
      const { from, to } = journal.rangeOf('rose');
      const tr = new Transform(journal.state.doc).delete(from, to);
      const undoDeletion = tr.steps[0]?.invert(journal.state.doc);
      journal.edit(tr);
      const other = new Transform(journal.state.doc).delete(journal.rangeOf('May ').from, journal.rangeOf('May ').to);
      const undoOther = other.steps[0]?.invert(journal.state.doc);
      journal.edit(other);
      if (!undoDeletion || !undoOther) throw new Error('one step each');
      if (order[0] === 0) {
        const moved = undoDeletion.map(new Mapping(other.mapping.maps));
        journal.edit(moved ? [moved] : []);
        journal.edit([undoOther]);
      } else {
        journal.edit([undoOther]);
        journal.edit([undoDeletion]);
      }
      expect(readText(journal.state.doc).words).toBe(text);
      expect(standing(journal, ids)).toEqual([['exact', 'rose']]);
    }
  });

  describe('what is left of a tag beside which a colleague wrote meanwhile', () => {
    type Edit = (tr: Transform, find: Find) => unknown;
    const text = 'They say that the ⟦Bridge⟧ is shut.';
    /** One's own edits, what others do then, and one's own undo of all: how the tag stands in the end. */
    function undone(own: Edit[], others: Edit[]) {
      const { journal, ids } = tagged(text);
      const undo = edit(journal, own).reverse();
      const before = journal.entries.length;
      edit(journal, others);
      const since = new Mapping(mapsOfEntries(journal.entries.slice(before)));
      for (const steps of undo) journal.edit(steps.flatMap((step) => step.map(since) ?? []));
      expect(readText(journal.state.doc).words).toContain('Bridge');
      return standing(journal, ids);
    }
    const cut =
      (words: string): Edit =>
      (tr, find) =>
        tr.delete(find(words).from, find(words).to);
    const write =
      (words: string, before: string): Edit =>
      (tr, find) =>
        tr.insert(find(before).from, articleSchema.text(words));

    it('is the tag again when the first letter, the last or both are put back', () => {
      for (const own of [[cut('B')], [cut('ge')], [cut('B'), cut('ge')]]) {
        expect(undone(own, [write('old ', 'that'), write('not ', 'shut')])).toEqual([['exact', 'Bridge']]);
      }
    });

    it('is the tag again when all of it is put back, if nothing else stands there', () => {
      const around = [write('old ', 'that'), write('not ', 'shut')];
      expect(undone([cut('Bridge')], around)).toEqual([['exact', 'Bridge']]);
      expect(undone([cut('Bridge')], [...around, write('new ', ' is')])).toEqual([['orphaned', '']]);
    });

    it('takes no letters for its own that were taken out beside it and put back', () => {
      const { journal, ids } = tagged('It was very ⟦very good⟧, they said.');
      const cutLastVery: Edit = (tr, find) => tr.delete(find('very ', 1).from, find('very ', 1).to);
      const undo = edit(journal, [cutLastVery, cut('very ')]);
      journal.edit(undo[1] ?? []);
      expect(standing(journal, ids)).toEqual([['drifted', 'good']]);
      journal.edit(undo[0] ?? []);
      expect(standing(journal, ids)).toEqual([['exact', 'very good']]);
    });
  });

  it('calls a tag orphaned when nothing but white space is left of it', () => {
    const { journal, ids } = tagged('Rent ⟦rose again⟧ in May.');
    edit(journal, [
      (tr, find) => tr.delete(find('again').from, find('again').to),
      (tr, find) => tr.delete(find('rose').from, find('rose').to),
    ]);
    expect(standing(journal, ids)).toEqual([['orphaned', '']]);
  });

  it('keeps a moved tag moved when part of it goes and comes back at its new place', () => {
    const { journal, ids } = tagged('⟦The depot closes in May, they said⟧ on Monday.', 'Another.');
    edit(journal, [
      (tr, find) => {
        const $pos = tr.doc.resolve(find('depot').from);
        const node = $pos.node(1);
        tr.delete($pos.before(1), $pos.after(1));
        tr.insert(tr.doc.content.size, node);
      },
    ]);
    expect(standing(journal, ids)[0]?.[0]).toBe('moved');
    const undo = edit(journal, [(tr, find) => tr.delete(find('The depot').from, find('The depot').to)]);
    expect(standing(journal, ids)).toEqual([['drifted', ' closes in May, they said']]);
    for (const steps of undo) journal.edit(steps);
    expect(standing(journal, ids)).toEqual([['moved', 'The depot closes in May, they said']]);
  });

  /** Cuts the paragraph of some words and puts it at the end, in one edit. */
  const moveToEnd = (words: string) => (tr: Transform, find: Find) => {
    const $pos = tr.doc.resolve(find(words).from);
    const node = $pos.node(1);
    tr.delete($pos.before(1), $pos.after(1));
    tr.insert(tr.doc.content.size, node);
  };

  it('finds one half of a tag in a moved paragraph though the other half was changed there', () => {
    const { journal } = tagged('The depot closes in May, they said on Monday.', 'Another.');
    const annotationId = testId();
    const ranges = [journal.rangeOf('The depot closes'), journal.rangeOf('on Monday')];
    journal.send('annotation.created', { annotationId, kind: 'claim', ranges });
    const insert = (tr: Transform, find: Find) => tr.insert(find('Monday').from, articleSchema.text('a '));
    const undo = edit(journal, [insert, moveToEnd('depot')]);
    const [first, second] = journal.annotation(annotationId).anchor.ranges;
    expect(wordsBetween(journal.state.doc, first?.from ?? 0, first?.to ?? 0)).toBe('The depot closes');
    expect([first?.home !== undefined, second?.reach !== undefined]).toEqual([true, true]);
    for (const steps of undo.reverse()) journal.edit(steps);
    expect(standing(journal, [annotationId])).toEqual([['exact', 'The depot closes\non Monday']]);
  });

  it('has words back that an undo puts in behind a rule, which they had stood behind', () => {
    const words = 'late.\nThe depot had closed before anybody came, in May';
    const { journal } = tagged('It was late.', 'The depot had closed before anybody came, in May, they said.', 'Another.');
    const start = journal.state.doc.child(0).nodeSize + journal.state.doc.child(1).nodeSize;
    edit(journal, [(tr) => tr.insert(start, articleSchema.node('horizontalRule'))]);
    const id = journal.tag(words);
    const undo = edit(journal, [
      (tr) => {
        const node = tr.doc.child(3);
        tr.delete(start + 1, start + 1 + node.nodeSize);
        tr.insert(start, node);
      },
    ]);
    expect(standing(journal, [id])).toEqual([['exact', words]]);
    for (const steps of undo) journal.edit(steps);
    expect(standing(journal, [id])).toEqual([['exact', words]]);
  });

  it('knows a tag still for moved when the whole text was another one for a while, and has it home when all is undone', () => {
    const known = 'Everybody in the town had known since the winter that the depot closes in May, as the mayor had told them all.';
    const { journal, ids } = tagged(
      'Ferries are slow.',
      known.replace('the depot closes in May', '⟦$&⟧'),
      'Gulls nest there in the spring.',
      'The end.',
    );
    const replaced = (tr: Transform) => {
      const blocks = ['Ferries were fast.', 'Gulls nested here once.', 'The end.', known].map((words) =>
        articleSchema.node('paragraph', null, [articleSchema.text(words)]),
      );
      tr.replaceWith(tr.doc.child(0).nodeSize, tr.doc.content.size, blocks);
    };
    const undo = edit(journal, [moveToEnd('depot'), replaced]);
    expect(standing(journal, ids)).toEqual([['moved', 'the depot closes in May']]);
    const [back, again] = undo.reverse();
    journal.edit(back ?? []);
    expect(standing(journal, ids)).toEqual([['moved', 'the depot closes in May']]);
    journal.edit(again ?? []);
    expect(standing(journal, ids)).toEqual([['exact', 'the depot closes in May']]);
  });

  it('finds long words with all around them, not the like of them that was put in with some of it', () => {
    const { journal, ids } = tagged('They say that ⟦the depot closes in May and the buses go elsewhere⟧ for good.', 'Another paragraph.');
    const like = 'I say that the depot closes in May and the buses go elsewhere for good.';
    edit(journal, [
      (tr, find) => {
        tr.insert(tr.doc.content.size, articleSchema.node('paragraph', null, [articleSchema.text(like)]));
        moveToEnd('depot')(tr, find);
      },
    ]);
    expect(standing(journal, ids)).toEqual([['moved', 'the depot closes in May and the buses go elsewhere']]);
    const { from } = finderIn(journal.state.doc)('the depot', 1);
    expect(journal.annotation(ids[0] ?? '').anchor.ranges[0]?.from).toBe(from);
  });

  it('does not look for cut words in what is pasted after 64 entries, or in a short paste', () => {
    const paste = (words: string) => (tr: Transform) =>
      tr.insert(tr.doc.content.size, articleSchema.node('paragraph', null, [articleSchema.text(words)]));
    const cut = (tr: Transform, find: Find) => tr.delete(find('the depot').from, find('May').to);
    const sentence = 'They say that the depot closes in May.';
    const short = tagged('They say that ⟦the depot closes in May⟧.', 'Another.');
    edit(short.journal, [cut, paste('the depot closes in May')]);
    expect(standing(short.journal, short.ids)).toEqual([['orphaned', '']]);
    edit(short.journal, [paste(sentence)]);
    expect(standing(short.journal, short.ids)).toEqual([['moved', 'the depot closes in May']]);
    const late = tagged('They say that ⟦the depot closes in May⟧.', 'Another.');
    const wait = Array.from({ length: 64 }, () => (tr: Transform) => tr.insert(1, articleSchema.text('x')));
    edit(late.journal, [cut, ...wait, paste(sentence)]);
    expect(standing(late.journal, late.ids)).toEqual([['orphaned', '']]);
  });

  describe('a part of a tag that is cut and pasted in two entries', () => {
    const filler = Array.from({ length: 40 }, (_, i) => `Paragraph ${i} is about the weather of that week.`);
    const first = 'The depot closes in May, the council says.';
    const second = 'It will be shut before the summer, they said again.';

    /** A claim that is made twice, in a text of 42 paragraphs. */
    function madeTwice() {
      const { journal } = tagged(first, second, ...filler);
      const id = testId();
      const ranges = [journal.rangeOf('The depot closes in May'), journal.rangeOf('It will be shut before the summer')];
      journal.send('annotation.created', { annotationId: id, kind: 'claim', ranges });
      return { journal, id };
    }
    const both = 'The depot closes in May\nIt will be shut before the summer';
    const cutFirst = (tr: Transform) => tr.delete(tr.doc.child(0).nodeSize, tr.doc.child(0).nodeSize + tr.doc.child(1).nodeSize);
    const append = (words: string) => (tr: Transform) =>
      tr.insert(tr.doc.content.size, articleSchema.node('paragraph', null, [articleSchema.text(words)]));

    it('is found where it was put in, and is home again when both are undone', () => {
      const { journal, id } = madeTwice();
      const undo = edit(journal, [cutFirst, append(first)]);
      expect(standing(journal, [id])).toEqual([['moved', both]]);
      const [paste, cut] = undo.reverse();
      journal.edit(paste ?? []);
      expect(standing(journal, [id])).toEqual([['drifted', '\nIt will be shut before the summer']]);
      journal.edit(cut ?? []);
      expect(standing(journal, [id])).toEqual([['exact', both]]);
      expect(Object.keys(journal.annotation(id).anchor.ranges[0] ?? {})).toEqual(['from', 'to', 'exact', 'prefix', 'suffix']);
    });

    it('leaves a tag drifted of which another part reads otherwise, and keeps what is left of that', () => {
      const { journal, id } = madeTwice();
      edit(journal, [cutFirst, (tr, find) => tr.delete(find('the summer').from, find('the summer').from + 4), append(first)]);
      expect(standing(journal, [id])).toEqual([['drifted', 'The depot closes in May\nIt will be shut before summer']]);
    });

    it('finds every part, in whatever order they come back', () => {
      const { journal, id } = madeTwice();
      edit(journal, [cutFirst, cutFirst]);
      expect(standing(journal, [id])).toEqual([['orphaned', '\n']]);
      edit(journal, [append(second)]);
      expect(standing(journal, [id])).toEqual([['drifted', '\nIt will be shut before the summer']]);
      edit(journal, [append(first)]);
      expect(standing(journal, [id])).toEqual([['moved', both]]);
    });

    it('gives a verdict its words back', () => {
      const { journal, id } = madeTwice();
      const verdict = { value: 'unproven', rationale: 'Nobody knows.' };
      journal.send('verdict.given', { annotationId: id, verdict, basedOn: null });
      edit(journal, [cutFirst]);
      expect(journal.annotation(id).isStale).toBe(true);
      edit(journal, [append(first)]);
      expect(journal.annotation(id).isStale).toBe(false);
    });

    it('is not looked for after 64 entries, nor found in a short paste, nor in one that has it twice', () => {
      const wait = Array.from({ length: 64 }, () => (tr: Transform) => tr.insert(1, articleSchema.text('x')));
      for (const edits of [
        [cutFirst, ...wait, append(first)],
        [cutFirst, append('The depot closes in May')],
        [cutFirst, append(first + first)],
      ]) {
        const { journal, id } = madeTwice();
        edit(journal, edits);
        expect(standing(journal, [id])).toEqual([['drifted', '\nIt will be shut before the summer']]);
      }
    });

    it('is remembered by the entry that took it, so that a journal written before reads as it did', () => {
      const { journal, id } = madeTwice();
      edit(journal, [cutFirst]);
      const last = journal.entries.at(-1);
      expect(last?.payload).toMatchObject({ effects: { partlyLost: [id] } });
      expect(journal.state.recentlyOrphaned).toEqual([{ annotationId: id, seq: last?.seq }]);
      edit(journal, [(tr) => tr.insert(1, articleSchema.text('x'))]);
      expect(JSON.stringify(journal.entries.at(-1)?.payload)).not.toContain('partlyLost');
    });

    it('is found though it was gone before the tag came that somebody had made in the meantime', () => {
      const { journal } = tagged(first, second, ...filler);
      const seen = { ...journal.rangeOf('The depot closes in May'), suffix: ', the council says.' };
      const ranges = [seen, journal.rangeOf('It will be shut before the summer')];
      const tr = new Transform(journal.state.doc);
      cutFirst(tr);
      journal.edit(tr);
      const id = testId();
      journal.send('annotation.created', { annotationId: id, kind: 'claim', ranges }, { since: new Mapping(tr.mapping.maps) });
      expect(standing(journal, [id])).toEqual([['drifted', '\nIt will be shut before the summer']]);
      edit(journal, [append(first)]);
      expect(standing(journal, [id])).toEqual([['moved', both]]);
    });

    it('is found though it was gone before the tag was to have it as well', () => {
      const { journal } = tagged(first, second, ...filler);
      const id = journal.tag('It will be shut before the summer');
      const added = { ...journal.rangeOf('The depot closes in May'), suffix: ', the council says.' };
      const ranges = [added, journal.rangeOf('It will be shut before the summer')];
      const tr = new Transform(journal.state.doc);
      cutFirst(tr);
      journal.edit(tr);
      const since = new Mapping(tr.mapping.maps);
      journal.send('annotation.span-changed', { annotationId: id, how: 'span', ranges }, { since });
      expect(journal.state.recentlyOrphaned).toEqual([{ annotationId: id, seq: journal.state.seq }]);
      edit(journal, [append(first)]);
      expect(standing(journal, [id])).toEqual([['moved', both]]);
    });

    it('is found though it read otherwise before it went', () => {
      const { journal, id } = madeTwice();
      edit(journal, [(tr, find) => tr.delete(find(' in May').from, find(' in May').to), cutFirst]);
      expect(standing(journal, [id])).toEqual([['drifted', '\nIt will be shut before the summer']]);
      edit(journal, [append(first)]);
      expect(standing(journal, [id])).toEqual([['moved', both]]);
    });

    it('is found where a row of a table was put in', () => {
      const { journal } = tagged('Before.', ...filler);
      const cell = (words: string) =>
        articleSchema.node('tableCell', null, [articleSchema.node('paragraph', null, [articleSchema.text(words)])]);
      const row = (...cells: string[]) => articleSchema.node('tableRow', null, cells.map(cell));
      const last = row('Riders in the year 2024', '9,100 by the count of the city');
      const table = articleSchema.node('table', null, [row('Riders in the year 2023', '12,400 by the count of the city'), last]);
      edit(journal, [(tr) => tr.insert(tr.doc.child(0).nodeSize, table)]);
      const id = testId();
      const cells = [
        'Riders in the year 2023',
        '12,400 by the count of the city',
        'Riders in the year 2024',
        '9,100 by the count of the city',
      ];
      journal.send('annotation.created', { annotationId: id, kind: 'claim', ranges: cells.map((words) => journal.rangeOf(words)) });
      const $pos = journal.state.doc.resolve(journal.rangeOf('9,100').from);
      const undo = edit(journal, [
        (tr) => tr.delete($pos.before(2), $pos.after(2)),
        (tr) => tr.insert(tr.doc.content.size, articleSchema.node('table', null, [last])),
      ]);
      expect(standing(journal, [id])).toEqual([['moved', cells.join('\n')]]);
      for (const steps of undo.reverse()) journal.edit(steps);
      expect(standing(journal, [id])).toEqual([['exact', cells.join('\n')]]);
    });
  });

  it('says nothing about a tag that only shifts', () => {
    const { journal } = tagged('The ⟦last bus⟧ left.');
    const anchors = [...journal.state.annotations.values()].map((one): [string, Anchor] => [one.id, one.anchor]);
    const tr = new Transform(journal.state.doc).insert(1, articleSchema.text('x'));
    const change = { before: journal.state.doc, doc: tr.doc, maps: tr.mapping.maps };
    expect(settleAnchors(change, anchors, new Set())).toEqual([]);
    expect(settleAnchors({ ...change, maps: [StepMap.empty] }, anchors, new Set())).toEqual([]);
  });
});

describe('annotation.created on a text that has moved on', () => {
  const stale = (change: (tr: Transform, find: Find) => unknown) => {
    const { journal } = tagged('The last bus left at noon.');
    const range = journal.rangeOf('last bus left');
    const tr = new Transform(journal.state.doc);
    change(tr, finderIn(tr.doc));
    journal.edit(tr);
    const annotationId = testId();
    const ranges = [{ ...range, prefix: 'The ', suffix: ' at noon.' }];
    journal.send('annotation.created', { annotationId, kind: 'claim', ranges }, { since: new Mapping(tr.mapping.maps) });
    return standing(journal, [annotationId])[0];
  };
  it('is exact where only what is around has changed', () => {
    expect(stale((tr, find) => tr.insert(find('The').from, articleSchema.text('Now: ')))).toEqual(['exact', 'last bus left']);
  });
  it('is drifted where the words have changed', () => {
    expect(stale((tr, find) => tr.delete(find('bus ').from, find('bus ').to))).toEqual(['drifted', 'last left']);
  });
  it('is orphaned where they are gone', () => {
    expect(stale((tr, find) => tr.delete(find('The').from, find('noon').to))).toEqual(['orphaned', '']);
  });
  it('is exact where they went and came back', () => {
    const back = (tr: Transform, find: Find) => {
      const { from, to } = find('bus left');
      tr.delete(from, to).insert(from, articleSchema.text('bus left'));
    };
    expect(stale(back)).toEqual(['exact', 'last bus left']);
  });
});

import { describe, expect, it } from 'vitest';
import { wordsOfAnchor } from '../anchors/anchor';
import { docOf, TestJournal } from '../journal/journal.fixture';
import { titleSteps } from '../text/rename';
import { alignDocs } from './align';
import { findFollowed, reviewNewerVersion, shareInCommon } from './newer-version';

const gulls = 'Gulls nest on the roof of the old cannery every spring, and nobody minds.';
const ferry = 'The ferry to the island sails four times a day, weather allowing.';
const mayor = 'The mayor said the mayor would ask the mayor of the next town.';

function pasteOver(journal: TestJournal, ...paragraphs: string[]) {
  const before = journal.state;
  const newDoc = docOf('The harbour', ...paragraphs);
  const alignment = alignDocs(before.doc, newDoc);
  const followed = findFollowed(before, newDoc, alignment);
  journal.send('text', { steps: alignment.steps.map((step) => step.toJSON()), followed, origin: 'newer-version' });
  expect(journal.state.doc.eq(newDoc)).toBe(true);
  return reviewNewerVersion(before, journal.state);
}

function tagOf(journal: TestJournal, id: string) {
  const annotation = journal.state.annotations.get(id);
  if (!annotation) throw new Error('no such tag');
  return { state: annotation.anchor.state, words: wordsOfAnchor(journal.state.doc, annotation.anchor), isStale: annotation.isStale };
}

describe('a newer version pasted over', () => {
  it('keeps a tag in a paragraph that changed places, and knows where it was', () => {
    const journal = new TestJournal(docOf('The harbour', gulls, ferry, mayor));
    const id = journal.tag('four times a day');
    pasteOver(journal, ferry, mayor, gulls);
    expect(tagOf(journal, id).words).toBe('four times a day');
    pasteOver(journal, gulls, ferry, mayor);
    expect(tagOf(journal, id).words).toBe('four times a day');
  });

  it('asks nobody to look at a claim whose verdict holds: only its punctuation is another', () => {
    const journal = new TestJournal(docOf('The harbour', gulls, ferry, mayor));
    const [held, stale] = [
      journal.tag('Gulls nest on the roof of the old cannery every spring, and nobody minds'),
      journal.tag('four times a day'),
    ];
    for (const annotationId of [held, stale]) {
      journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'Who says so?' }, basedOn: null });
    }
    const review = pasteOver(journal, gulls.replace('spring, and', 'spring — and'), ferry.replace('four', 'five'), mayor);
    expect(tagOf(journal, held).isStale).toBe(true);
    expect(review.map(({ annotationId }) => annotationId)).toEqual([held, stale]);
    const again = pasteOver(journal, gulls.replace('every spring', 'every  spring'), ferry.replace('four', 'five'), mayor);
    expect(tagOf(journal, held)).toMatchObject({ state: 'drifted', isStale: false });
    expect(again).toEqual([]);
  });

  const quoted = [
    'Ansel said “we never knew”, in 2021.',
    '“Nobody weighed the hens,” the warden said.',
    '“It was fine.”',
    'She called it ‘theft’ – twice.',
    'Then they waited… and nothing came.',
  ];
  const quotations = [
    '“we never knew”',
    'Ansel said “we never knew”',
    '“Nobody weighed the hens,” the warden said.',
    '“It was fine.”',
    'She called it ‘theft’',
    'Then they waited…',
    'Nobody weighed the hens',
  ];
  const styles: Record<string, (text: string) => string> = {
    straight: (text) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/–/g, '-').replace(/…/g, '...'),
    'angle marks': (text) => text.replace(/“/g, '«').replace(/”/g, '»'),
    'angle marks with a space': (text) => text.replace(/“/g, '«\u00a0').replace(/”/g, '\u00a0»'),
    'low and high': (text) => text.replace(/“([^”]*)”/g, '„$1“'),
  };
  for (const [name, style] of Object.entries(styles)) {
    it(`asks nobody to look at a quotation whose marks are in another style: ${name}`, () => {
      for (const [before, after] of [
        [quoted, quoted.map(style)],
        [quoted.map(style), quoted],
      ] as const) {
        const journal = new TestJournal(docOf('The harbour', ...before));
        const sought = before === quoted ? quotations : quotations.map(style);
        const ids = sought.map((words) => journal.tag(words));
        for (const annotationId of ids) {
          journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'Who says so?' }, basedOn: null });
        }
        const review = pasteOver(journal, ...after);
        expect(ids.map((id) => tagOf(journal, id).words)).toEqual(before === quoted ? quotations.map(style) : quotations);
        expect(ids.filter((id) => tagOf(journal, id).isStale)).toEqual([]);
        expect(review).toEqual([]);
        pasteOver(journal, ...before);
        expect(ids.map((id) => tagOf(journal, id))).toEqual(sought.map((words) => ({ state: 'exact', words, isStale: false })));
      }
    });
  }

  it('takes no marks in that are not of the words, and keeps their own beside a word that changed', () => {
    const journal = new TestJournal(docOf('The harbour', gulls, '“Four brown hens,” she said.', 'He spoke of “hens”.'));
    const ids = [journal.tag('“Four brown hens,”'), journal.tag('hens', 'claim', 1)];
    pasteOver(journal, gulls, '"Four red hens," she said.', 'He spoke of ("hens").');
    expect(ids.map((id) => tagOf(journal, id).words)).toEqual(['"Four red hens,"', 'hens']);
  });

  it('knows words again whose paragraph was joined to the next one without a space', () => {
    const journal = new TestJournal(docOf('The harbour', gulls, ferry, mayor));
    const id = journal.tag('and nobody minds.');
    const review = pasteOver(journal, mayor, gulls + ferry);
    expect(tagOf(journal, id).words).toBe('and nobody minds.');
    expect(review.map(({ state }) => state)).not.toContain('drifted');
  });

  describe('of an election night', () => {
    const rule = 'Conservative rule has ended in Norland after forty years, and the count went on all night in the town.';
    const lost = 'The leader of the council, Peter Ashdown, lost his seat in Harbour ward by 121 votes.';
    const called = 'He called the result a disaster for the people of the old town and went home.';
    const versions = [rule, lost, called];

    it('puts tags on their words again when the old text comes back', () => {
      for (const [first, second] of [
        [versions, [`${lost.replace('121', '118')} ${called}`, rule]],
        [
          [lost, called, rule],
          [rule, `${lost.replace('121', '118')} ${called}`],
        ],
      ] as const) {
        const journal = new TestJournal(docOf('The harbour', ...first));
        const words = ['121 votes', 'lost his seat in Harbour ward by 121 votes.\nHe called the result a disaster'];
        const ids = words.map((one) => journal.tag(one));
        pasteOver(journal, ...second);
        pasteOver(journal, ...first);
        expect(ids.map((id) => tagOf(journal, id).words)).toEqual(words);
        expect(ids.map((id) => tagOf(journal, id).state)).not.toContain('drifted');
      }
    });

    it('keeps a figure in the tag that begins or ends with it, through every version', () => {
      const journal = new TestJournal(docOf('The harbour', ...versions));
      const words = ['121 votes', 'ward by 121', 'Peter Ashdown'];
      const ids = words.map((one) => journal.tag(one));
      const give = (annotationId: string) =>
        journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'Who says so?' }, basedOn: null });
      ids.forEach(give);
      const at = (change: (text: string) => string) => {
        const review = pasteOver(journal, rule, change(lost), called);
        expect(review.map(({ annotationId }) => annotationId)).toHaveLength(3);
        return ids.map((id) => tagOf(journal, id));
      };
      const drifted = (...all: string[]) => expect.arrayContaining(all.map((one) => ({ state: 'drifted', words: one, isStale: true })));
      expect(at((text) => text.replace('121', '118').replace('Peter', 'Paula'))).toEqual(
        drifted('118 votes', 'ward by 118', 'Paula Ashdown'),
      );
      expect(at((text) => text.replace('121', '1118').replace('Peter', 'Pia'))).toEqual(
        drifted('1118 votes', 'ward by 1118', 'Pia Ashdown'),
      );
      expect(pasteOver(journal, ...versions)).toEqual([]);
      expect(ids.map((id) => tagOf(journal, id))).toEqual(words.map((one) => ({ state: 'exact', words: one, isStale: false })));
    });

    it('takes in no word that stood beside the tag before, and no space', () => {
      const journal = new TestJournal(docOf('The harbour', 'In 2019 it was 2018 121 votes.', rule));
      const ids = [journal.tag('121 votes'), journal.tag('after forty years, and')];
      pasteOver(journal, 'In 2019 it was 2018 votes.', rule.replace('forty years, and the count', 'forty years, while all of the count'));
      expect(ids.map((id) => tagOf(journal, id).words)).toEqual(['votes', 'after forty years,']);
    });
  });

  it('leaves a tag orphaned whose words are gone, though single words of it stand elsewhere', () => {
    const journal = new TestJournal(docOf('The harbour', gulls, ferry));
    const id = journal.tag('on the roof of the old cannery');
    const review = pasteOver(journal, ferry, 'On the day of the vote the old hall was full.');
    expect(tagOf(journal, id)).toMatchObject({ state: 'orphaned', words: '' });
    expect(review).toMatchObject([
      { annotationId: id, before: 'on the roof of the old cannery', after: null, state: 'orphaned', score: 0 },
    ]);
  });

  it('finds a tag again that an earlier version had lost', () => {
    const journal = new TestJournal(docOf('The harbour', gulls, ferry));
    const id = journal.tag('on the roof of the old cannery every spring');
    pasteOver(journal, ferry);
    expect(tagOf(journal, id).state).toBe('orphaned');
    const review = pasteOver(journal, ferry, mayor, `It is an old story. ${gulls}`);
    expect(tagOf(journal, id).words).toBe('on the roof of the old cannery every spring');
    expect(review.map(({ annotationId }) => annotationId)).toEqual([id]);
  });

  it('lists nothing when all tags stand as they were', () => {
    const journal = new TestJournal(docOf('The harbour', gulls, ferry));
    journal.tag('four times a day');
    expect(pasteOver(journal, gulls, mayor, ferry)).toEqual([]);
  });

  it('takes no place from a hint that is for other positions than the tag has', () => {
    const journal = new TestJournal(docOf('The harbour', gulls, ferry));
    const id = journal.tag('four times a day');
    const newDoc = docOf('The harbour', gulls, 'A ferry sails.');
    const { steps } = alignDocs(journal.state.doc, newDoc);
    const followed = [{ annotationId: id, index: 0, from: 1, to: 5, place: { from: 1, to: 12 } }];
    journal.send('text', { steps: steps.map((step) => step.toJSON()), followed, origin: 'newer-version' });
    expect(tagOf(journal, id).words).not.toBe('The harbour');
  });
});

describe('shareInCommon', () => {
  it('is 1 for the same, 0 for nothing in common, and between them the share that stayed', () => {
    expect(shareInCommon('a b', 'a b')).toBe(1);
    expect(shareInCommon('hens', 'geese')).toBe(0);
    expect(shareInCommon('four grey hens', '')).toBe(0);
    const [little, much] = [shareInCommon('four grey hens', 'four old geese'), shareInCommon('four grey hens', 'four grey geese')];
    expect(little).toBeGreaterThan(0);
    expect(much).toBeGreaterThan(little);
  });
});

describe('titleSteps', () => {
  it('has no steps for the title that is there, and changes only the words that differ', () => {
    const journal = new TestJournal(docOf('Gulls of the harbour', gulls));
    expect(titleSteps(journal.state.doc, 'Gulls of the harbour')).toEqual([]);
    const id = journal.tag('the harbour');
    journal.send('text', { steps: titleSteps(journal.state.doc, 'Terns of the harbour'), origin: 'rename' });
    expect(tagOf(journal, id)).toMatchObject({ state: 'exact', words: 'the harbour' });
    expect(journal.state.doc.firstChild?.textContent).toBe('Terns of the harbour');
  });
});

import type { Node } from '@tiptap/pm/model';
import { quoteRange } from '../anchors/anchor';
import { plainCheckRules } from '../checks/check-rules';
import type { Source } from '../sources/source';
import { plainTagTypes } from '../tags/plain-tag-types';
import { articleSchema } from '../text/article-schema';
import type { ExportInput } from './export-input';
import { JournalWriter, testId } from './journal-writer.fixture';

/** Those who work on it. */
export const people = { mara: testId(9, 1), jonas: testId(9, 2), aylin: testId(9, 3) };

const { node, text } = {
  node: (type: string, ...content: (Node | string)[]) =>
    articleSchema.node(
      type,
      null,
      content.map((one) => (typeof one === 'string' ? articleSchema.text(one) : one)),
    ),
  text: (words: string, mark: string, attrs?: Record<string, unknown>) => articleSchema.text(words, [articleSchema.mark(mark, attrs)]),
};

const paragraph = (...content: (Node | string)[]) => node('paragraph', ...content);

/** An invented opinion piece about a harbour that does not exist. It has every kind of block. */
const doc = node(
  'doc',
  node('title', 'The harbour is not full, & nobody < counts >'),
  node('standfirst', 'A port that turns ships away should know its own berths.'),
  paragraph(
    'Last year 412 ships waited outside Port Ossery ⚓🚢 for longer than two days, and the wait cost them €9 million. ',
    'I call that ',
    text('a disgrace', 'italic'),
    ', and the council should hire ',
    text('a harbour master', 'link', { href: 'https://ossery.example/jobs?id=1&lang=en' }),
    ' before June.',
  ),
  paragraph('The port, said its director in May, has 14 berths; six of them, she added later, have been closed since 2019.'),
  articleSchema.node('heading', { level: 2 }, [articleSchema.text('What the tables say')]),
  node(
    'table',
    node('tableRow', node('tableHeader', paragraph('Year')), node('tableHeader', paragraph('Ships turned away'))),
    node('tableRow', node('tableCell', paragraph('2024')), node('tableCell', paragraph('97'))),
  ),
  node('figure', node('caption', 'The north quay on 3 March 2025, empty at noon.')),
  paragraph('אוניות רבות עזבו את הנמל בשנה שעברה.'),
  node(
    'bulletList',
    node('listItem', paragraph('Dredging stopped in 2021 because the contract ran out.')),
    node('listItem', paragraph('Two pilots left', node('hardBreak'), 'and were not replaced.')),
  ),
  node('blockquote', paragraph('“We have never turned a ship away,” the port wrote to us on 9 January.')),
  paragraph('The insurers paid for every single day of waiting until the rules changed in the autumn.'),
  paragraph('Fees rose by 8% in ', text('two', 'bold'), ' years', text('1', 'superscript'), ', more than in any port on the coast.'),
  node('horizontalRule'),
  paragraph('Nobody has asked the pilots. They would like to be asked.'),
);

const source = (number: number, one: Partial<Source> & Pick<Source, 'title'>): Source => ({
  id: testId(5, number),
  deskId: testId(2, 1),
  url: null,
  type: 'webpage',
  author: '',
  publisher: '',
  publishedOn: null,
  note: '',
  createdAt: '2026-03-02T08:00:00.000Z',
  updatedAt: '2026-03-02T08:00:00.000Z',
  ...one,
});

const sources: Source[] = [
  source(1, {
    title: 'Berth log 2025, "north" quay',
    type: 'dataset',
    url: 'https://data.ossery.example/berths.csv?year=2025&quay=north',
    publisher: 'Port of Ossery',
    publishedOn: '2026-01-15',
  }),
  source(2, { title: 'Call with the harbour office', type: 'interview', author: 'Jonas Brandt', note: 'On record, 12 minutes.' }),
  source(3, { title: 'Annual report <2025>', type: 'document', url: 'https://ossery.example/report', author: 'Port of Ossery' }),
  source(4, { title: '=HYPERLINK("https://evil.example")', type: 'other' }),
];
const [log, call, report, odd] = sources.map(({ id }) => id);

/** The sample article's journal: every state a tag can be in, made by the entries that lead to it. */
export function writeSampleJournal(): JournalWriter {
  const journal = new JournalWriter(testId(0, 1), people.mara);
  journal.importDoc(doc, { byline: 'By Ines Calder', publishedOn: '2026-03-01', authorId: testId(9, 4) });
  tagAndJudge(journal);
  changeText(journal);
  sayTypes(journal);
  return journal;
}

/** C1 is a statistic with a unit and three of four items ticked; P1 is a demand. */
function sayTypes(journal: JournalWriter): void {
  const give = (label: string, name: string, values: Readonly<Record<string, string>>) => {
    const annotationId = [...journal.state.annotations.values()].find((one) => one.label === label)?.id ?? '';
    const type = plainTagTypes.types.find((one) => one.name === name);
    const fields = Object.fromEntries(type?.fields.flatMap(({ id, name }) => (values[name] ? [[id, values[name]]] : [])) ?? []);
    journal.append('annotation.typed', { annotationId, value: { typeId: type?.id ?? null, fields }, basedOn: null }, people.jonas);
    return { annotationId, itemIds: type?.checklist.map(({ id }) => id) ?? [] };
  };
  give('P1', 'Demand', { 'Of whom': 'the <council>' });
  const { annotationId, itemIds } = give('C1', 'Statistic', { Unit: 'ships', 'Is an estimate': 'no' });
  journal.append('check.items-ticked', { annotationId, doneIds: itemIds.slice(0, 3), basedOn: null }, people.jonas);
}

function tagAndJudge(journal: JournalWriter): void {
  // C1 and C2 overlap, as do O1 and P1; O2 is nested in O1; C3 has two ranges; all that follows C1 follows astral characters.
  const ships = journal.tag('claim', '412 ships waited outside Port Ossery ⚓🚢 for longer than two days');
  const cost = journal.tag('claim', 'longer than two days, and the wait cost them €9 million');
  journal.tag('opinion', 'I call that a disgrace, and the council');
  journal.tag('opinion', 'a disgrace');
  const hire = journal.tag('proposal', 'the council should hire a harbour master before June');
  const berths = journal.tag('claim', 'The port', 'has 14 berths');
  journal.tag('claim', '97');
  journal.tag('claim', 'The north quay on 3 March 2025, empty at noon');
  journal.tag('claim', 'אוניות רבות עזבו');
  const dredging = journal.tag('claim', 'Dredging stopped in 2021 because the contract ran out.');
  journal.tag('claim', '“We have never turned a ship away,”');
  journal.tag('claim', 'The insurers paid for every single day of waiting until the rules changed in the autumn.');
  const fees = journal.tag('claim', 'Fees rose by 8% in two years');
  const gone = journal.tag('opinion', 'Nobody has asked the pilots.');
  journal.tag('opinion', 'They would like to be asked.');
  journal.tag('clear', 'The harbour is not full');
  const kindless = journal.tag('opinion', 'A port that turns ships away');

  journal.link(ships, log ?? '', {
    stance: 'supports',
    quote: '412 vessels, wait > 48 h',
    locator: 'row 7',
    lookedAt: '2026-03-01',
    tier: 'primary',
  });
  journal.link(
    ships,
    call ?? '',
    { stance: 'context', quote: 'Some of them wait by choice.', locator: '04:12', lookedAt: '2026-03-02' },
    people.jonas,
  );
  journal.append('verdict.given', { annotationId: ships, basedOn: null, verdict: { value: 'supported', rationale: '' } });
  journal.link(cost, report ?? '', { stance: 'refutes', quote: 'Waiting cost “€7.1 million”, all told.', locator: 'p. 41' });
  journal.append('verdict.given', {
    annotationId: cost,
    basedOn: null,
    verdict: { value: 'refuted', rationale: 'The report says €7.1 million.' },
  });
  // Jonas had not seen Mara's verdict: his stands beside it as a rival.
  journal.append(
    'verdict.given',
    { annotationId: cost, basedOn: null, verdict: { value: 'partly', rationale: 'Right order of size.' } },
    people.jonas,
  );
  journal.append('check.state-changed', { annotationId: berths, basedOn: null, checkState: 'awaiting-reply' }, people.aylin);
  journal.link(fees, odd ?? '', {
    stance: 'supports',
    quote: '=1+1',
    locator: '@home',
    lookedAt: '2026-02-28',
    tier: 'secondary',
    origin: '=Harbour office',
  });
  journal.link(fees, log ?? '', {
    stance: 'supports',
    quote: '-8%\r\nover two years',
    locator: '+2',
    tier: 'secondary',
    origin: '=harbour  OFFICE',
  });
  journal.append('verdict.given', {
    annotationId: fees,
    basedOn: null,
    verdict: { value: 'supported', rationale: 'Both say so;\nsee "fees", 2025.' },
  });
  const unproven = { value: 'unproven', rationale: 'No log goes back that far.' };
  const first = journal.append('verdict.given', { annotationId: dredging, basedOn: null, verdict: unproven });
  journal.append('verdict.given', { annotationId: dredging, basedOn: first.id, verdict: null });
  const unlinked = journal.link(dredging, call ?? '', { stance: 'context' });
  journal.append('evidence.unlinked', { annotationId: dredging, evidenceId: unlinked });
  const relate = (number: number, annotationId: string, kind: string, toId: string) => {
    const relation = { annotationId, relationId: testId(10, number), toId };
    journal.append('relation.made', { ...relation, kind }, people.jonas);
    return relation;
  };
  relate(1, cost, 'rests-on', ships);
  relate(2, hire, 'answers', cost);
  relate(3, fees, 'contradicts', berths);
  relate(4, ships, 'repeats', gone);
  journal.append('relation.removed', relate(5, berths, 'supports', fees));
  journal.append('annotation.removed', { annotationId: gone }, people.aylin);
  const kind = journal.state.annotations.get(kindless)?.basis.kind.entryId ?? null;
  journal.append('annotation.kind-changed', { annotationId: kindless, basedOn: kind, kind: 'proposal' });
}

function changeText(journal: JournalWriter): void {
  // C7 drifts, C10's verdict goes stale, C8 is orphaned, and C9 is cut and pasted further down: moved.
  journal.rewrite('2021', '2022');
  journal.rewrite('8%', '9%');
  journal.rewrite('“We have never turned a ship away,” the port', 'The port');
  const moved = 'The insurers paid for every single day of waiting until the rules changed in the autumn.';
  journal.rewrite(moved, '');
  const end = journal.state.doc.content.size;
  journal.edit((tr) => tr.insert(end, paragraph(moved)));
}

/** Comments on the sample article: on a tag, on words, on words that are gone since, and on the whole; answered, changed, removed, resolved. */
export function writeSampleThreads(): JournalWriter {
  const journal = writeSampleJournal();
  const ids = (number: number) => ({ threadId: testId(6, number), commentId: testId(7, number) });
  const words = (text: string) => {
    const { from, to } = journal.find(text);
    return { about: 'words', ranges: [quoteRange(journal.state.doc, from, to)] };
  };
  const tagId = [...journal.state.annotations.keys()][0] ?? '';
  journal.append('comment', {
    ...ids(1),
    about: 'tag',
    annotationId: tagId,
    text: 'Which 412? @Jonas Brandt, you have the log.',
    mentions: [people.jonas],
  });
  journal.append('comment', { ...ids(1), commentId: testId(7, 2), about: 'thread', text: 'Row 7,\n“over 48 h”. ⚓' }, people.jonas);
  journal.append('comment-edited', { ...ids(1), commentId: testId(7, 2), text: 'Row 7 of the log,\n“over 48 h”. ⚓' }, people.jonas);
  journal.append('thread-resolved', { threadId: testId(6, 1) });
  journal.append('comment', { ...ids(3), ...words('The insurers'), text: 'All of them?' }, people.aylin);
  journal.append('comment', { ...ids(4), ...words('Two pilots left'), text: 'When?' }, people.aylin);
  journal.rewrite('Two pilots left', '');
  journal.append('comment', { ...ids(5), about: 'article', text: 'Legal has seen it.' });
  journal.append('comment', { ...ids(5), commentId: testId(7, 6), about: 'thread', text: 'Wrong article.' });
  journal.append('comment-removed', { threadId: testId(6, 5), commentId: testId(7, 6) });
  journal.append('thread-resolved', { threadId: testId(6, 5) });
  journal.append('thread-reopened', { threadId: testId(6, 5) });
  return journal;
}

/** Queries on the sample article: a draft, and such as were answered here, answered by phone, settled and withdrawn; one proposes other words. */
export function writeSampleQueries(): JournalWriter {
  const journal = writeSampleJournal();
  const [first = '', second = ''] = journal.state.annotations.keys();
  const author = journal.state.details.authorId;
  const threadId = (number: number) => testId(6, number);
  const ask = (number: number, annotationId: string, text: string, replacement: string | null = null) =>
    journal.append('query.asked', { threadId: threadId(number), commentId: testId(7, number), annotationId, text, replacement });
  ask(1, first, 'Which log?\nThe “new” one? ⚓', '412 ships, or thereabouts');
  ask(2, first, 'By phone?');
  ask(3, second, 'Where is this from');
  ask(4, second, 'Never sent');
  ask(5, second, 'Still a draft', 'seven million euros');
  journal.append('query.changed', { threadId: threadId(3), text: 'Where is this from?' });
  journal.append('query.withdrawn', { threadId: threadId(4) });
  journal.append('queries.sent', { threadIds: [threadId(1), threadId(3)], toId: author }, people.jonas);
  journal.append('queries.sent', { threadIds: [threadId(2)], toId: null }, people.jonas);
  const answer = { about: 'thread', threadId: threadId(1), commentId: testId(7, 6), text: 'The new one.' };
  journal.append('comment', answer, author ?? people.mara);
  journal.append('query.answered', { threadId: threadId(2), commentId: testId(7, 7), text: 'Yes.', who: 'I. Calder', how: 'phone' });
  journal.append('thread-resolved', { threadId: threadId(1) });
  journal.append('query.withdrawn', { threadId: threadId(3) });
  return journal;
}

/** A short article with suggestions: open, on a lost word, accepted, taken back, rejected and withdrawn; one is answered. */
export function writeSampleSuggestions(): JournalWriter {
  const journal = new JournalWriter(testId(0, 3), people.mara);
  journal.importDoc(
    node(
      'doc',
      node('title', 'A short piece'),
      paragraph('The quay was ', text('nearly', 'bold'), ' empty, and the pilots had long gone home.'),
    ),
  );
  const suggest = (number: number, words: string, replacement: string, isPlace = false) => {
    const { from, to } = journal.find(words);
    const suggestionId = testId(8, number);
    const ranges = [quoteRange(journal.state.doc, from, isPlace ? from : to)];
    journal.append(
      'suggestion.made',
      { suggestionId, ranges, replacement, note: number === 1 ? 'We saw four ships. ⚓' : '' },
      people.aylin,
    );
    return suggestionId;
  };
  const settle = (how: string, suggestionId: string, by = people.mara) => journal.append(`suggestion.${how}`, { suggestionId }, by);
  const open = suggest(1, 'nearly empty', 'half empty');
  const place = suggest(2, 'pilots', 'two ', true);
  const lost = suggest(3, 'long', 'already');
  const taken = suggest(4, 'was', 'stood');
  settle('accepted', place);
  settle('accepted', taken);
  settle('reopened', taken);
  settle('rejected', taken);
  settle('withdrawn', suggest(5, 'quay', 'pier'), people.aylin);
  journal.rewrite('long gone', 'gone');
  const ranges = [quoteRange(journal.state.doc, journal.find('gone').from, journal.find('home').to)];
  journal.append('suggestion.changed', { suggestionId: lost, ranges, replacement: 'left' }, people.aylin);
  journal.rewrite('gone home', 'left for home');
  const comment = { threadId: testId(6, 1), commentId: testId(7, 1), text: 'All four of them?' };
  journal.append('comment', { ...comment, about: 'suggestion', suggestionId: open }, people.jonas);
  return journal;
}

/** A short article whose verdicts hold on other words than they judged: one that stands, and one that was given anew since. */
export function writeSampleHeld(): JournalWriter {
  const journal = new JournalWriter(testId(0, 7), people.mara);
  journal.importDoc(node('doc', node('title', 'A short piece'), paragraph('Fees rose by 8% in two years, and the pilots did not strike.')));
  const [fees, strike] = [journal.tag('claim', 'Fees rose by 8% in two years'), journal.tag('claim', 'the pilots did not strike')];
  const judge = (annotationId: string, value: string, basedOn: string | null = null) =>
    journal.append('verdict.given', { annotationId, basedOn, verdict: { value, rationale: 'Nobody knows.' } }, people.jonas);
  judge(fees, 'unproven');
  const first = judge(strike, 'unproven');
  journal.rewrite('8%', '8 per cent', people.aylin);
  journal.rewrite('did not', 'didn’t', people.aylin);
  judge(strike, 'partly', first.id);
  return journal;
}

/** A short article whose desk votes: votes made another verdict, one was changed, and settled nothing so that a lead took one; of the last one is waited for. */
export function writeSampleVotes(): JournalWriter {
  const journal = new JournalWriter(testId(0, 8), people.mara);
  journal.rules = { ...plainCheckRules, votes: { when: 'every', needed: 2, of: 2 } };
  journal.importDoc(
    node('doc', node('title', 'A short piece'), paragraph('Fees rose by 8% in two years, the pilots did not strike, and two ships left.')),
  );
  const claims = ['Fees rose by 8% in two years', 'the pilots did not strike', 'two ships left'].map((words) =>
    journal.tag('claim', words),
  );
  const judged = claims.map((annotationId) => {
    const verdict = { value: 'unproven', rationale: 'Nobody knows.' };
    return { annotationId, verdictEntryId: journal.append('verdict.given', { annotationId, basedOn: null, verdict }, people.jonas).id };
  });
  const vote = (number: number, by: string, value: string, rationale = 'I asked.') =>
    journal.append('check.voted', { ...judged[number], vote: { value, rationale } }, by);
  vote(0, people.mara, 'unproven');
  vote(0, people.mara, 'partly', 'By 8% in three.');
  vote(0, people.aylin, 'partly', 'Yes, in three.');
  vote(1, people.mara, 'unproven');
  vote(1, people.aylin, 'partly', 'One of them did.');
  vote(2, people.aylin, 'unproven');
  const taken = { annotationId: claims[1], took: 'first', rationale: 'One is not a strike.' };
  journal.append('check.adjudicated', taken, testId(2, 9));
  return journal;
}

/** What the writers are given for the sample article. */
export function sampleInput({ state, entries } = writeSampleJournal()): ExportInput {
  return {
    state,
    entries,
    sources,
    peopleNames: { [people.mara]: 'Mara Lindqvist', [people.jonas]: 'Jonas Brandt', [people.aylin]: 'Aylin Öz' },
    deskName: 'Opinion',
    keepsDraftsBack: false,
    iri: { base: 'https://galley.example/' },
    now: '2026-03-02T12:00:00.000Z',
    generator: { name: 'Galley', version: '0.1.0' },
  };
}

import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { openSuggestions } from '@/lib/domain/talk/suggestion';
import { suggestionPlace } from '../marks/suggestion-plugin';
import { isOutdated, proposeAnew, wordsSince } from '../typing/outdated-suggestion';
import { type Direction, spanBeside, type Unit } from '../typing/span-beside';
import { SuggestionWriter } from '../typing/suggestion-writer';
import { expectEqual, TestServer, TestTab } from './session.fixture';

const server = () => new TestServer(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.', 'It ran.'));

/** A hand that suggests in a tab. */
function handOf(tab: TestTab) {
  const writer = new SuggestionWriter(tab.session, tab.history);
  const { host } = tab;
  const put = (from: number, to = from) => host.dispatch(host.state.tr.setSelection(TextSelection.create(host.state.doc, from, to)));
  return {
    writer,
    select: (words: string) => put(tab.find(words).from, tab.find(words).to),
    before: (words: string) => put(tab.find(words).from),
    behind: (words: string) => put(tab.find(words).to),
    type: (text: string) => {
      for (const character of text) writer.write(host.state.selection, character);
    },
    backspace: () => {
      const { from, to, empty } = host.state.selection;
      writer.erase(empty ? { from: from - 1, to: from } : { from, to }, 'back', 'character');
    },
    /** As the keys do: what is meant is measured at the caret. */
    strike: (direction: Direction, unit: Unit) =>
      writer.erase(spanBeside(host.state.doc, host.state.selection.from, direction, unit, tab.session.language), direction, unit),
  };
}

const open = (tab: TestTab) => openSuggestions(tab.session.suggestions).map(({ words, replacement }) => `${words}>${replacement}`);
const only = (tab: TestTab) => openSuggestions(tab.session.suggestions)[0]?.id ?? '';
const typesOf = (authority: TestServer) => authority.journal.entries.slice(1).map(({ type }) => type);

/** Two tabs, of which the first has proposed 12.40 for 12.35 and the second has read it. */
async function proposed() {
  const authority = server();
  const [a, b] = [new TestTab(authority), new TestTab(authority)];
  const hand = handOf(a);
  hand.select('12.35');
  hand.type('12.40');
  await a.sync();
  await b.read();
  return { authority, a, b, hand };
}

describe('suggestions of a session', () => {
  it('are one entry for all that is typed until it is sent, and one step of undo', async () => {
    const authority = server();
    const [a, b] = [new TestTab(authority), new TestTab(authority)];
    const hand = handOf(a);
    hand.select('last bus');
    hand.type('night bux');
    hand.backspace();
    hand.type('s');
    expect(open(a)).toEqual(['last bus>night bus']);
    expect(a.session.items.map(({ type }) => type)).toEqual(['suggestion.made']);
    await a.sync();
    hand.type(' N4');
    await a.sync();
    await b.read();
    expect(typesOf(authority)).toEqual(['suggestion.made', 'suggestion.changed']);
    expect(open(b)).toEqual(['last bus>night bus N4']);
    expectEqual(authority, a, b);
    a.history.undo();
    expect(open(a)).toEqual([]);
    a.history.redo();
    await a.sync();
    expect(open(a)).toEqual(['last bus>night bus N4']);
  });

  it('have another last character where a held key’s accent takes its place, and nothing where none is being written', () => {
    const a = new TestTab(server());
    const hand = handOf(a);
    hand.select('last bus');
    hand.type('cafe');
    expect(hand.writer.replaceLast('é')).toBe(true);
    expect(open(a)).toEqual(['last bus>café']);
    hand.before('next');
    expect(hand.writer.replaceLast('é')).toBe(false);
    hand.writer.close();
    hand.behind('last bus');
    expect([hand.writer.replaceLast('è'), open(a)]).toEqual([false, ['last bus>café']]);
  });

  it('go on when the answer to the first of them is still to come', async () => {
    const authority = server();
    const a = new TestTab(authority);
    const hand = handOf(a);
    hand.before('last');
    hand.type('very ');
    const batch = a.session.takeBatch(500);
    hand.type('very ');
    expect(a.session.items.map(({ type }) => type)).toEqual(['suggestion.made', 'suggestion.changed']);
    if (batch) a.session.receive((await authority.append('', batch)).entries);
    expect(open(a)).toEqual(['>very very ']);
    await a.sync();
    expectEqual(authority, a);
  });

  it('strike out more with every deletion, and are gone once nothing is left of them', () => {
    const a = new TestTab(server());
    const hand = handOf(a);
    hand.behind('last bus');
    for (let i = 0; i < 4; i++) hand.backspace();
    expect(open(a)).toEqual([' bus>']);
    hand.type(' x');
    expect(open(a)).toEqual([' bus> x']);
    hand.backspace();
    hand.type('bus');
    expect(open(a)).toEqual([]);
    expect(a.doc.textContent).toContain('The last bus left');
  });

  it('are deleted from behind: before the words that they strike out a deletion means the words before these', () => {
    const a = new TestTab(server());
    const hand = handOf(a);
    hand.select('bus left');
    hand.type('tram went');
    hand.before('bus left');
    hand.backspace();
    expect(open(a)).toEqual([' bus left>tram went']);
    hand.writer.erase({ from: a.find('last').from, to: a.find(' bus left').from }, 'back', 'word');
    expect(open(a)).toEqual(['last bus left>tram went']);
    hand.before('The last');
    hand.behind('bus left');
    hand.backspace();
    expect(open(a)).toEqual(['last bus left>tram wen']);
    // At the beginning of a paragraph there is nothing before.
    hand.writer.close();
    hand.select('It');
    hand.type('They');
    hand.before('It');
    const { length } = a.session.items;
    hand.writer.erase({ from: a.find('It').from, to: a.find('It').from }, 'back', 'character');
    expect([open(a), a.session.items.length]).toEqual([['last bus left>tram wen', 'It>They'], length]);
  });

  it('are deleted on at the other end of what they strike out, a word or character at a time as they stand there', () => {
    /** What is struck out of a paragraph after these keys, the caret first before `words`. */
    const struckOut = (paragraph: string, words: string, ...keys: (readonly [Direction, Unit])[]) => {
      const a = new TestTab(new TestServer(docOf('A fox', paragraph)));
      const hand = handOf(a);
      hand.before(words);
      for (const [direction, unit] of keys) hand.strike(direction, unit);
      return open(a);
    };
    const [wordOn, wordBack] = [['forward', 'word'] as const, ['back', 'word'] as const];
    expect(struckOut('The quick brown fox', 'brown', wordOn, wordBack)).toEqual(['quick brown>']);
    expect(struckOut('The quick brown fox', 'brown', wordBack, wordOn)).toEqual(['quick brown>']);
    expect(struckOut('A quick fox', 'quick', wordOn, wordBack)).toEqual(['A quick>']);
    expect(struckOut('quick fox', 'quick', wordOn, wordBack)).toEqual(['quick>']);
    const [on, back] = [['forward', 'character'] as const, ['back', 'character'] as const];
    expect(struckOut('A 👩‍👧b fox', 'b', on, back)).toEqual(['👩‍👧b>']);
    expect(struckOut('A b👩‍👧 fox', '👩', back, on)).toEqual(['b👩‍👧>']);
    expect(struckOut('A ab👩‍👧 fox', '👩', on, back)).toEqual(['b👩‍👧>']);
    expect(struckOut('政府は昨年、支出を増やした。', '支出', wordOn, wordBack)).toEqual(['昨年、支出>']);
    expect(struckOut('政府は昨年、支出を増やした。', '支出', wordBack, wordOn)).toEqual(['昨年、支出>']);
  });

  it('lose the last word of what was typed, also where no spaces part words', () => {
    const typed = (words: string) => {
      const a = new TestTab(new TestServer(docOf('A fox', 'The quick fox')));
      const hand = handOf(a);
      hand.select('quick');
      hand.type(words);
      hand.strike('back', 'word');
      return open(a);
    };
    expect(typed('lazy brown, ')).toEqual(['quick>lazy ']);
    expect(typed('支出を増やした。')).toEqual(['quick>支出を増や']);
    expect(typed('政府增加了')).toEqual(['quick>政府增加']);
    expect(typed('รัฐบาลเพิ่ม')).toEqual(['quick>รัฐบาล']);
  });

  it('do not go on where the caret has left, nor over two paragraphs', () => {
    const a = new TestTab(server());
    const hand = handOf(a);
    hand.before('last');
    hand.type('very ');
    hand.before('next');
    hand.type('very ');
    expect(open(a)).toEqual(['>very ', '>very ']);
    const { host } = a;
    host.dispatch(host.state.tr.setSelection(TextSelection.create(host.state.doc, a.find('5.10').from, a.find('ran').to)));
    expect(() => hand.type('x')).toThrow('A suggestion stays within one paragraph.');
  });

  it('are not taken up by somebody else who types there', async () => {
    const authority = server();
    const [a, b] = [new TestTab(authority), new TestTab(authority)];
    const [elif, jonah] = [handOf(a), handOf(b)];
    elif.select('last bus');
    elif.type('night bus');
    await a.sync();
    await b.read();
    const foreign = b.session.suggestions.get(only(b));
    if (!foreign) throw new Error('no suggestion');
    Object.assign(b.session.options, { personId: 'another' });
    jonah.behind('last bus');
    jonah.type('s');
    expect(open(b)).toEqual(['last bus>night bus', '>s']);
  });

  it('are of their own where something is written before the words that another one strikes out', async () => {
    const authority = server();
    const tab = new TestTab(authority);
    const hand = handOf(tab);
    const accepted = async () => {
      for (const { id } of openSuggestions(tab.session.suggestions)) tab.session.act('suggestion.accepted', { suggestionId: id });
      for (let more = 0; more < 3; more++) await tab.sync();
      return tab.doc.textContent;
    };
    hand.select('bus left');
    hand.type('tram went');
    await tab.sync();
    hand.writer.close();
    // With the words before it selected, and then at a caret.
    hand.select('last ');
    hand.type('final ');
    expect(open(tab)).toEqual(['last >final ', 'bus left>tram went']);
    hand.writer.close();
    hand.behind('12.35');
    hand.before('bus left');
    hand.type('night ');
    // Between two of one's own, what is written goes on with the one that ends there.
    expect(open(tab)).toEqual(['last >final night ', 'bus left>tram went']);
    hand.writer.close();
    hand.select('It ran');
    hand.type('We ran');
    hand.writer.close();
    hand.before('It ran');
    hand.type('Yes. ');
    expect(open(tab)).toEqual(['last >final night ', 'bus left>tram went', 'It ran>We ran', '>Yes. ']);
    expect(await accepted()).toContain('The final night tram went at 12.35');
    expect(tab.doc.textContent).toContain('Yes. We ran.');
    expectEqual(authority, tab);
  });

  it('are written over with the words around them when all is selected', () => {
    const tab = new TestTab(server());
    const hand = handOf(tab);
    hand.select('bus left');
    hand.type('tram went');
    hand.writer.close();
    hand.select('last bus left at');
    hand.type('boat by');
    expect(open(tab)).toEqual(['last bus left at>boat by']);
  });

  it('propose nothing in place of the words around them where all is selected and deleted, and come back by undo', () => {
    const tab = new TestTab(server());
    const hand = handOf(tab);
    hand.select('bus left');
    hand.type('tram went');
    hand.writer.close();
    hand.select('last bus left at');
    hand.backspace();
    expect(open(tab)).toEqual(['last bus left at>']);
    tab.history.undo();
    expect(open(tab)).toEqual(['bus left>tram went']);
    // Words up to them alone are more that is struck out.
    hand.select('last bus');
    hand.backspace();
    expect(open(tab)).toEqual(['last bus left>tram went']);
  });

  it('keep what was typed into them since when a note on them is taken back, and said again', async () => {
    const authority = server();
    const a = new TestTab(authority);
    const hand = handOf(a);
    hand.select('12.35');
    hand.type('12.4');
    await a.sync();
    const suggestionId = only(a);
    const saved = () => {
      const one = a.session.suggestions.get(suggestionId);
      return [one?.words, one?.replacement, one?.note];
    };
    const one = a.session.suggestions.get(suggestionId);
    if (!one) throw new Error('no suggestion');
    const ranges = a.session.placesOfSuggestion(one);
    a.history.act('suggestion.changed', { suggestionId, ranges, replacement: one.replacement, note: 'By the clock.' });
    hand.type('0 sharp');
    // Before and after it: more words are struck out.
    hand.select('12.35, and');
    hand.writer.erase(a.host.state.selection, 'back', 'character');
    await a.sync();
    const now = ['12.35, and', '12.40 sharp'];
    expect(saved()).toEqual([...now, 'By the clock.']);
    a.typeBefore('The last', 'Well: ');
    a.history.undo();
    expect(a.history.undo()).not.toBeNull();
    await a.sync();
    expect(saved()).toEqual([...now, '']);
    a.history.redo();
    await a.sync();
    expect(saved()).toEqual([...now, 'By the clock.']);
    expectEqual(authority, a);
  });

  it('are no step of undo where what was typed is deleted again, also once it was sent', async () => {
    const authority = server();
    const a = new TestTab(authority);
    const hand = handOf(a);
    const id = a.tag('The last bus');
    hand.before('next');
    hand.type('x');
    await a.sync();
    hand.backspace();
    await a.sync();
    expect(open(a)).toEqual([]);
    expect(a.history.undo()).not.toBeNull();
    expect([a.session.annotations.get(id)?.isRemoved, a.history.canUndo]).toEqual([true, false]);
    await a.sync();
    expectEqual(authority, a);
  });

  it('come back by undo where they are deleted in a step of its own', async () => {
    const authority = server();
    const a = new TestTab(authority);
    const hand = handOf(a);
    hand.before('next');
    hand.type('x');
    await a.sync();
    hand.writer.close();
    hand.backspace();
    await a.sync();
    expect(open(a)).toEqual([]);
    expect(a.history.undo()).not.toBeNull();
    await a.sync();
    expect(open(a)).toEqual(['>x']);
    expect(a.history.undo()).not.toBeNull();
    await a.sync();
    expect([open(a), a.session.refused, a.history.canUndo]).toEqual([[], [], false]);
    expectEqual(authority, a);
  });

  it('are refused with a sentence where they are too long or cannot be stored, and what is open stays as it is', async () => {
    const authority = server();
    const a = new TestTab(authority);
    const hand = handOf(a);
    const paste = (text: string) => () => hand.writer.write(a.host.state.selection, text);
    hand.before('last');
    expect(paste('x'.repeat(10_001))).toThrow(
      new DomainError('invalid', 'A suggestion has at most 10,000 characters. What you copied is still in the clipboard.'),
    );
    expect(paste('no \0')).toThrow(new DomainError('invalid', 'This text holds characters that cannot be stored.'));
    expect([open(a), a.session.items, a.history.canUndo]).toEqual([[], [], false]);
    hand.type('very ');
    expect(paste('x'.repeat(9_996))).toThrow(DomainError);
    expect(paste('no \0')).toThrow(DomainError);
    hand.type('very ');
    await a.sync();
    expect(open(a)).toEqual(['>very very ']);
    expectEqual(authority, a);
  });

  it('wait for the server when they are accepted, behind own text and before what is typed after', async () => {
    const authority = server();
    const [a, b] = [new TestTab(authority), new TestTab(authority)];
    const hand = handOf(a);
    hand.select('last bus');
    hand.type('night bus');
    await a.sync();
    await b.read();
    const id = only(b);
    b.typeBefore('The last', 'Well: ');
    b.history.act('suggestion.accepted', { suggestionId: id });
    b.typeBefore('left', 'really ');
    expect(b.doc.textContent).toContain('Well: The last bus really left');
    expect(b.session.takeBatch(500)?.entries.map(({ type }) => type)).toEqual(['text', 'suggestion.accepted']);
    a.typeBefore('A bus', 'Once: ');
    await a.sync();
    await b.sync();
    await a.read();
    expect(authority.journal.state.doc.textContent).toContain('Once: A bus that runsWell: The night bus really left');
    expectEqual(authority, a, b);
    b.history.undo();
    b.history.undo();
    await b.sync();
    await a.read();
    expect(authority.journal.state.doc.textContent).toContain('Well: The last bus left');
    expect(open(a)).toEqual(['last bus>night bus']);
    expectEqual(authority, a, b);
  });

  it('are accepted where own text that is not sent yet has moved a comment’s words that end the article', async () => {
    const authority = server();
    const [a, b] = [new TestTab(authority), new TestTab(authority)];
    const hand = handOf(a);
    hand.select('ran');
    hand.type('rolled');
    const ranges = [{ ...a.find('It ran.'), exact: 'It ran.' }];
    a.session.act('comment', { threadId: testId(), commentId: testId(), about: 'words', ranges, text: 'When?', mentions: [] });
    await a.sync();
    await b.read();
    b.delete(' last');
    b.history.act('suggestion.accepted', { suggestionId: only(b) });
    await b.sync();
    await a.read();
    expect(authority.journal.state.doc.textContent).toContain('The bus left at 12.35, and the next one is at 5.10.It rolled.');
    expectEqual(authority, a, b);
  });

  it('are accepted once by two at once, and the second is told so without a reload', async () => {
    const authority = server();
    const [a, b] = [new TestTab(authority), new TestTab(authority)];
    const hand = handOf(a);
    hand.before('last');
    hand.type('very ');
    await a.sync();
    await b.read();
    for (const tab of [a, b]) tab.history.act('suggestion.accepted', { suggestionId: only(tab) });
    await a.sync();
    await b.sync();
    expect(authority.journal.state.doc.textContent).toContain('The very last bus');
    expect(b.session.refused.map(({ reason }) => reason)).toEqual(['This suggestion was accepted already.']);
    expectEqual(authority, a, b);
  });

  it('are not accepted, once the line is back, in words that their author has chosen since: the answer is shown as refused', async () => {
    const { authority, a, b, hand } = await proposed();
    const id = only(b);
    b.history.act('suggestion.accepted', { suggestionId: id, basedOn: b.session.suggestions.get(id)?.entryId });
    hand.behind('12.35');
    hand.type('0');
    await a.sync();
    await b.sync();
    expect(b.session.refused).toMatchObject([
      { item: { type: 'suggestion.accepted' }, reason: 'Its author has changed this suggestion since. Read it again, then answer it.' },
    ]);
    expect(open(b)).toEqual(['12.35>12.400']);
    expectEqual(authority, a, b);
  });

  it('are accepted again by redo in the words that stood at the undo alone', async () => {
    const { authority, a, b } = await proposed();
    b.history.act('suggestion.accepted', { suggestionId: only(b) });
    await b.sync();
    b.history.undo();
    await b.sync();
    await a.read();
    const again = a.session.suggestions.get(only(a));
    if (!again) throw new Error('no suggestion');
    a.session.act('suggestion.changed', {
      suggestionId: again.id,
      ranges: a.session.placesOfSuggestion(again),
      replacement: '12.45',
      note: '',
    });
    b.history.redo();
    await a.sync();
    await b.sync();
    expect(b.session.refused).toHaveLength(1);
    expect(open(b)).toEqual(['12.35>12.45']);
    expectEqual(authority, a, b);
  });

  it('stay accepted by a colleague when one’s own rejection from before is taken back', async () => {
    const authority = server();
    const a = new TestTab(authority);
    const hand = handOf(a);
    hand.select('12.35');
    hand.type('12.40');
    await a.sync();
    const suggestionId = only(a);
    a.history.act('suggestion.rejected', { suggestionId });
    await a.sync();
    const lead = { actorId: testId(), may: () => true };
    authority.journal.send('suggestion.reopened', { suggestionId }, lead);
    authority.journal.send('suggestion.accepted', { suggestionId }, lead);
    a.history.undo();
    await a.sync();
    expect(a.session.refused.map(({ reason }) => reason)).toEqual([
      'This suggestion was opened again and accepted since. It stays as it is.',
    ]);
    expect(authority.journal.state.doc.textContent).toContain('left at 12.40');
    expectEqual(authority, a);
  });

  it('are put back after a reload, with an acceptance whose answer was lost', async () => {
    const authority = server();
    const a = new TestTab(authority);
    const hand = handOf(a);
    hand.select('last bus');
    hand.type('night bus');
    await a.sync();
    a.history.act('suggestion.accepted', { suggestionId: only(a) });
    hand.before('next');
    hand.type('very ');
    authority.losesAnswers = true;
    await a.sync();
    authority.losesAnswers = false;
    const again = new TestTab(authority, { clientId: a.session.options.clientId, outbox: a.session.outbox() });
    await again.sync();
    expect(authority.journal.state.doc.textContent).toContain('The night bus left');
    expect(open(again)).toEqual(['>very ']);
    const [{ id } = { id: '' }] = openSuggestions(again.session.suggestions);
    expect(suggestionPlace(again.host.state, id)?.from).toBe(again.find('next').from);
    expectEqual(authority, again);
  });
});

describe('a suggestion whose words have changed', () => {
  /** `a` suggests other words for "last bus", and `b` has since changed the text. */
  async function outdate(change: (tab: TestTab) => void) {
    const authority = server();
    const [a, b] = [new TestTab(authority), new TestTab(authority)];
    const hand = handOf(a);
    hand.select('last bus');
    hand.type('night bus');
    await a.sync();
    await b.read();
    change(b);
    await b.sync();
    await a.read();
    return { authority, a, b, id: only(a) };
  }
  const replace = (words: string, by: string) => (tab: TestTab) => tab.replace(words, by);

  it.each([
    ['in part', replace('last', 'final'), 'final bus'],
    ['as a whole', replace('last bus', 'final tram'), 'final tram'],
    ['in their middle', replace('t b', 't, late b'), 'last, late bus'],
    ['by words that go', replace('last ', ''), 'bus'],
  ])('shows what they are now that they changed %s, and is proposed anew for these', async (_, change, now) => {
    const { authority, a, b, id } = await outdate(change);
    expect([isOutdated(a.session, id), wordsSince(a.session, id)?.words]).toEqual([true, now]);
    const since = wordsSince(a.session, id);
    if (!since) throw new Error('no words');
    proposeAnew(a.session, a.history, id, since, 'night bus');
    expect([isOutdated(a.session, id), open(a)]).toEqual([false, [`${now}>night bus`]]);
    await a.sync();
    await b.read();
    expect([isOutdated(b.session, id), open(b)]).toEqual([false, [`${now}>night bus`]]);
    b.history.act('suggestion.accepted', { suggestionId: id });
    await b.sync();
    await a.read();
    expect(a.doc.textBetween(0, a.doc.content.size, ' ')).toContain('The night bus left');
    expectEqual(authority, a, b);
  });

  it.each([
    ['the first word of a paragraph', 'The', 'T', 'TX', 'TXhe'],
    ['the last words of a paragraph', '5.10.', '5.', '5.X', '5.X10.'],
    ['a whole paragraph', 'It ran.', 'ra', 'raX', 'It raXn.'],
    ['a paragraph of which nothing is left', 'It ran.', 'It ran.', 'Gone.', 'Gone.'],
  ])('shows what %s is now', async (_, words, old, by, now) => {
    const authority = server();
    const tab = new TestTab(authority);
    const hand = handOf(tab);
    hand.select(words);
    hand.type('Y');
    await tab.sync();
    const { from } = tab.find(words);
    tab.host.dispatch(tab.host.state.tr.insertText(by, from + words.indexOf(old), from + words.indexOf(old) + old.length));
    await tab.sync();
    const id = only(tab);
    expect([isOutdated(tab.session, id), wordsSince(tab.session, id)?.words]).toEqual([true, now]);
    const since = wordsSince(tab.session, id);
    if (!since) throw new Error('no words');
    proposeAnew(tab.session, tab.history, id, since, 'Y');
    await tab.sync();
    expect([isOutdated(tab.session, id), open(tab)]).toEqual([false, [`${now}>Y`]]);
  });

  it('is not accepted, also where the tab has not heard of the change', async () => {
    const { authority, a, id } = await outdate(() => undefined);
    const late = new TestTab(authority);
    replace('last', 'final')(a);
    await a.sync();
    expect(() => a.history.act('suggestion.accepted', { suggestionId: id })).toThrow('The words have changed since this was suggested.');
    late.history.act('suggestion.accepted', { suggestionId: id });
    await late.sync();
    expect(late.session.refused.map(({ reason }) => reason)).toEqual([expect.stringContaining('The words have changed since')]);
    expectEqual(authority, a, late);
  });

  it('says that they are gone, and is proposed anew for nothing', async () => {
    const { a, id } = await outdate((tab) => tab.delete('last bus'));
    expect([isOutdated(a.session, id), wordsSince(a.session, id)]).toEqual([true, null]);
  });

  it('is not proposed anew for words that have changed once more, and that is taken back by undo', async () => {
    const { a, b, id } = await outdate(replace('last', 'final'));
    const since = wordsSince(a.session, id);
    if (!since) throw new Error('no words');
    expect(() => proposeAnew(a.session, a.history, id, since, since.words)).toThrow('These are the words that stand there.');
    proposeAnew(a.session, a.history, id, since, 'night bus');
    await a.sync();
    a.history.undo();
    await a.sync();
    expect([isOutdated(a.session, id), open(a)]).toEqual([true, ['last bus>night bus']]);
    await b.read();
    replace('final', 'very last')(b);
    await b.sync();
    await a.read();
    expect(() => proposeAnew(a.session, a.history, id, since, 'night bus')).toThrow('The words have changed again.');
  });
});

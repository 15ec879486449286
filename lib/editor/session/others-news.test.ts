import { beforeEach, describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import { showEntries } from '@/lib/domain/journal/show-entries';
import { nameAmong } from '@/lib/domain/people/person-name';
import { OthersNews } from './others-news';

const me = '0198c0de-0000-7000-8000-00000000000a';
let journal: TestJournal;
let said: string[];
let timers: (() => void)[];
let names: Map<string, string>;
let news: OthersNews;

beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35.', 'The next one is at 5.10.'));
  [said, timers] = [[], []];
  names = new Map([[journal.actorId, 'Jonah Okoye']]);
  news = new OthersNews({
    personId: me,
    nameOf: (id) => nameAmong(names, id),
    say: (sentence) => said.push(sentence),
    timers: { setTimeout: (run) => timers.push(run), clearTimeout: () => timers.splice(0) },
  });
});

/** Hears what came after `seq`. */
function hearAfter(seq: number): void {
  news.hear(
    showEntries(journal.entries.slice(seq), { seesDrafts: true }, () => false),
    journal.state,
  );
}

/** The five seconds are over. */
function pass(): void {
  for (const run of timers.splice(0)) run();
}

describe('news of others', () => {
  it('is gathered and said once', () => {
    const { seq } = journal.state;
    const id = journal.tag('The last bus');
    journal.send('verdict.given', {
      annotationId: id,
      verdict: { value: 'partly', rationale: 'Not on Sundays.' },
      basedOn: null,
    });
    hearAfter(seq);
    journal.tag('The next one', 'opinion');
    hearAfter(seq + 2);
    expect([timers.length, said]).toEqual([1, []]);
    pass();
    expect(said).toEqual(['Jonah added claim 1, set claim 1 to partly and added opinion 1.']);
    pass();
    expect(said).toHaveLength(1);
  });

  it('names a number where much happened, and typing once', () => {
    const { seq } = journal.state;
    for (const words of ['The last', 'bus left', 'at 12.35', 'next one']) journal.tag(words);
    hearAfter(seq);
    pass();
    expect(said).toEqual(['Jonah made 4 changes.']);
  });

  it('calls by name who becomes known only after what they did', () => {
    names.clear();
    const { seq } = journal.state;
    journal.tag('The last bus');
    hearAfter(seq);
    names.set(journal.actorId, 'Jonah Okoye');
    pass();
    expect(said).toEqual(['Jonah added claim 1.']);
  });

  it('says who came and who left before what they did, and nothing of who is back at once', () => {
    const [jonah, elif] = [
      { personId: journal.actorId, shortName: 'Jonah' },
      { personId: 'elif', shortName: 'Elif' },
    ];
    news.see([jonah, elif]);
    pass();
    news.see([elif]);
    news.see([jonah]);
    const { seq } = journal.state;
    journal.tag('The last bus');
    hearAfter(seq);
    pass();
    expect(said).toEqual(['Jonah and Elif are here.', 'Elif has left. Jonah added claim 1.']);
    news.see([]);
    news.see([jonah]);
    pass();
    expect(said).toHaveLength(2);
  });

  it('says of nobody that they left while it is not known who is here, and then only what is otherwise', () => {
    const [jonah, elif] = [
      { personId: journal.actorId, shortName: 'Jonah' },
      { personId: 'elif', shortName: 'Elif' },
    ];
    news.see([jonah, elif]);
    pass();
    news.see(null);
    const { seq } = journal.state;
    journal.tag('The last bus');
    hearAfter(seq);
    pass();
    expect(said).toEqual(['Jonah and Elif are here.', 'Jonah added claim 1.']);
    news.see([elif]);
    pass();
    expect(said.slice(2)).toEqual(['Jonah has left.']);
  });

  it('says of a comment and its answer what they are on', () => {
    const id = journal.tag('The last bus');
    const { seq } = journal.state;
    const words = (n: number) => ({ commentId: testId(), text: `Is that so ${n}?`, mentions: [] });
    const threadId = testId();
    journal.send('comment', { about: 'tag', annotationId: id, threadId, ...words(1) });
    journal.send('comment', { about: 'thread', threadId, ...words(2) });
    journal.send('comment', { about: 'article', threadId: testId(), ...words(3) });
    hearAfter(seq);
    pass();
    expect(said).toEqual(['Jonah commented on claim 1 and commented on the article.']);
  });

  it('says nothing of one’s own doings, nor of sentences marked clear', () => {
    const { seq } = journal.state;
    journal.tag('The last bus', 'clear');
    hearAfter(seq);
    news = new OthersNews({
      personId: journal.actorId,
      nameOf: () => '',
      say: (one) => said.push(one),
      timers: { setTimeout: (run) => timers.push(run), clearTimeout: () => undefined },
    });
    journal.tag('The next one');
    hearAfter(seq + 1);
    expect(timers).toEqual([]);
  });

  it('is forgotten when the article is closed', () => {
    const { seq } = journal.state;
    journal.tag('The last bus');
    hearAfter(seq);
    news.stop();
    pass();
    expect(said).toEqual([]);
  });
});

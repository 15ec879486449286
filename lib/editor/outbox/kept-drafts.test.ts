import { beforeEach, describe, expect, it, vi } from 'vitest';
import { draftsKey, forgetDrafts, hasDrafts } from './forget-drafts';
import { KeptDrafts } from './kept-drafts';
import { MemoryStorage, switchOff } from './memory-storage.fixture';

let tab: MemoryStorage;
/** What is to be done in the next frame. */
let next: (() => void)[];

const open = (personId: string, apart?: string) => new KeptDrafts(draftsKey(personId, apart), (write) => next.push(write));
const fill = () =>
  tab.setItem.mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
const passFrame = () => {
  for (const write of next.splice(0)) write();
};

beforeEach(() => {
  tab = new MemoryStorage();
  next = [];
  vi.stubGlobal('sessionStorage', tab);
});

describe('what is begun and not sent', () => {
  it('is there after the page was loaded anew, until it is sent or put away', () => {
    const drafts = open('priya');
    drafts.set('comment c1', { text: 'Half a' });
    drafts.set('verdict c1', { value: null, rationale: 'Nobody' });
    passFrame();
    expect(open('priya').get('comment c1')).toEqual({ text: 'Half a' });
    expect(open('priya').get('verdict c1')).toEqual({ value: null, rationale: 'Nobody' });
    drafts.set('comment c1', null);
    passFrame();
    expect(open('priya').get('comment c1')).toBeUndefined();
    drafts.set('verdict c1', null);
    passFrame();
    expect([...tab.items]).toEqual([]);
    drafts.set('comment c1', { text: 'Another' });
    passFrame();
    expect(open('priya').get('comment c1')).toEqual({ text: 'Another' });
  });

  it('is written once in a frame however much is typed, and at once when the page goes', () => {
    const drafts = open('priya');
    for (const text of ['H', 'Ha', 'Hal', 'Half']) drafts.set('comment c1', { text });
    expect(tab.setItem).not.toHaveBeenCalled();
    expect(next).toHaveLength(1);
    drafts.write();
    passFrame();
    expect(tab.setItem).toHaveBeenCalledTimes(1);
    expect(open('priya').get('comment c1')).toEqual({ text: 'Half' });
    drafts.set('comment c1', { text: 'Half a' });
    passFrame();
    expect(tab.setItem).toHaveBeenCalledTimes(2);
  });

  it('is nothing to somebody else who signs in in the same tab', () => {
    open('priya').set('comment c1', { text: 'Half a' });
    passFrame();
    expect(open('jonah').get('comment c1')).toBeUndefined();
    forgetDrafts('jonah');
    expect(open('priya').get('comment c1')).toEqual({ text: 'Half a' });
  });

  it('is forgotten by signing out, and a page that is still there keeps nothing anew', () => {
    const drafts = open('priya');
    drafts.set('comment c1', { text: 'Half a' });
    passFrame();
    drafts.set('comment c1', { text: 'Half a word' });
    forgetDrafts('priya');
    drafts.write();
    drafts.set('comment c1', { text: 'Half a word more' });
    passFrame();
    expect([...tab.items]).toEqual([]);
  });

  it('is known of before it is forgotten, as long as it has words, of that person alone', () => {
    const drafts = open('priya');
    expect(hasDrafts('priya')).toBe(false);
    drafts.set('question c1', { text: '', basedOn: '01890a5d-ac96-774b-bcce-b302099a8057', picked: [] });
    passFrame();
    expect(hasDrafts('priya')).toBe(false);
    drafts.set('comment c1', { text: 'Half a', picked: [] });
    passFrame();
    expect([hasDrafts('priya'), hasDrafts('priya2'), hasDrafts('pri')]).toEqual([true, false, false]);
    drafts.set('comment c1', null);
    open('priya', 'new article paste').set('it', { text: 'A secret' });
    passFrame();
    expect(hasDrafts('priya')).toBe(true);
    forgetDrafts('priya');
    expect(hasDrafts('priya')).toBe(false);
  });

  it.each([
    ['is not known of where a form was only opened that is filled with what stands there', false],
    ['is known of once that is changed', true],
  ])('%s', (_, isChanged) => {
    open('priya').set('change of a source e1', { values: { quote: 'Burnt, 3 May' }, basedOn: 'e', meanwhile: null, isChanged });
    passFrame();
    expect(hasDrafts('priya')).toBe(isChanged);
  });

  it('is forgotten by signing out before anything was written anew on a page that found it', () => {
    open('priya').set('comment c1', { text: 'Half a' });
    passFrame();
    const reloaded = open('priya');
    forgetDrafts('priya');
    reloaded.set('comment c1', { text: 'Half a word' });
    passFrame();
    expect([...tab.items]).toEqual([]);
  });

  it.each(['', '{', '[1]', 'null', '"comment c1"'])('is nothing where what is kept reads %s', (kept) => {
    tab.items.set('galley-drafts-priya', kept);
    expect(open('priya').get('comment c1')).toBeUndefined();
  });

  it('stays as long as the page is where nothing can be kept', () => {
    switchOff('sessionStorage');
    const drafts = open('priya');
    drafts.set('comment c1', { text: 'Half a' });
    passFrame();
    drafts.set('comment c2', { text: 'Another' });
    passFrame();
    expect(drafts.get('comment c1')).toEqual({ text: 'Half a' });
    expect(() => forgetDrafts('priya')).not.toThrow();
    expect(hasDrafts('priya')).toBe(false);
  });

  it('loses only what is new when the storage is full', () => {
    const drafts = open('priya');
    drafts.set('comment c1', { text: 'Half a' });
    passFrame();
    fill();
    drafts.set('comment c1', { text: 'Half a word' });
    passFrame();
    expect(open('priya').get('comment c1')).toEqual({ text: 'Half a' });
    expect(drafts.get('comment c1')).toEqual({ text: 'Half a word' });
    drafts.set('comment c1', { text: 'Half a wo' });
    passFrame();
    expect(open('priya').get('comment c1')).toEqual({ text: 'Half a wo' });
  });

  it('of an import that is kept apart is written apart: neither hinders or rewrites the other', () => {
    const [cards, text] = [open('priya'), open('priya', 'new article paste')];
    text.set('new article paste', { text: 'A long one' });
    cards.set('comment c1', { text: 'Half a' });
    passFrame();
    expect([...tab.items.keys()]).toEqual(['galley-drafts-priya new article paste', 'galley-drafts-priya']);
    tab.setItem.mockClear();
    fill();
    text.set('new article paste', { text: 'A longer one' });
    passFrame();
    cards.set('comment c1', { text: 'Half a word' });
    passFrame();
    expect(tab.setItem.mock.calls.map(([key]) => key)).toEqual(['galley-drafts-priya new article paste', 'galley-drafts-priya']);
    expect(open('priya').get('comment c1')).toEqual({ text: 'Half a word' });
    expect(open('priya', 'new article paste').get('new article paste')).toEqual({ text: 'A long one' });
  });

  it('kept apart is forgotten by signing out, too, of that person alone', () => {
    const text = open('priya', 'new article paste');
    const others = [open('priya', 'newer version ferries file'), open('priya2', 'new article paste'), open('priya'), open('jonah')];
    for (const drafts of [text, ...others]) drafts.set('it', { text: 'A secret' });
    passFrame();
    expect(tab.items.size).toBe(5);
    forgetDrafts('priya');
    text.set('it', { text: 'A secret more' });
    passFrame();
    expect([...tab.items.keys()]).toEqual(['galley-drafts-priya2 new article paste', 'galley-drafts-jonah']);
  });

  it('says whether it is kept with each writing', () => {
    const drafts = open('priya');
    const said: boolean[] = [];
    const say = (isKept: boolean) => said.push(isKept);
    drafts.set('it', { text: 'Half' }, say);
    passFrame();
    fill();
    drafts.set('it', { text: 'Half a' }, say);
    passFrame();
    drafts.set('it', { text: 'Half' }, say);
    passFrame();
    expect(said).toEqual([true, false, true]);
    switchOff('sessionStorage');
    const nowhere = open('priya');
    nowhere.set('it', { text: 'Half' }, say);
    passFrame();
    nowhere.set('it', null, say);
    passFrame();
    expect(said.slice(3)).toEqual([false, true]);
  });
});

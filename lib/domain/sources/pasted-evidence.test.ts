import { describe, expect, it } from 'vitest';
import { readPastedEvidence } from './pasted-evidence';

const cases: { name: string; text: string; is: ReturnType<typeof readPastedEvidence> }[] = [
  {
    name: 'a link alone',
    text: ' https://example.org/accounts?year=2023 ',
    is: { url: 'https://example.org/accounts?year=2023', quote: '' },
  },
  {
    name: 'a quotation with its link',
    text: '“Net cost per journey: £6.85”\nhttps://example.org/accounts',
    is: { url: 'https://example.org/accounts', quote: 'Net cost per journey: £6.85' },
  },
  {
    name: 'a link in brackets behind the words',
    text: 'Net cost fell (source: https://example.org/a).',
    is: { url: 'https://example.org/a', quote: 'Net cost fell' },
  },
  { name: 'a link first', text: 'https://example.org/a\n\nNet cost fell', is: { url: 'https://example.org/a', quote: 'Net cost fell' } },
  {
    name: 'a link to a highlight',
    text: 'https://example.org/a#:~:text=Net%20cost,-per',
    is: { url: 'https://example.org/a', quote: 'Net cost' },
  },
  {
    name: 'a highlight from one word to another',
    text: 'https://example.org/a#s2:~:text=the-,Net%20cost,journey',
    is: { url: 'https://example.org/a#s2', quote: 'Net cost … journey' },
  },
  { name: 'a bracket that belongs to the link', text: 'https://example.org/a_(b)', is: { url: 'https://example.org/a_(b)', quote: '' } },
  { name: 'a broken highlight', text: 'https://example.org/a#:~:text=%E0%A4%A', is: { url: 'https://example.org/a', quote: '' } },
  {
    name: 'Japanese words with their link in brackets',
    text: '「バスは出た」（https://example.jp/news/1234）',
    is: { url: 'https://example.jp/news/1234', quote: 'バスは出た' },
  },
  {
    name: 'brackets within Japanese words',
    text: '市長は「出た」（https://example.jp/a）。',
    is: { url: 'https://example.jp/a', quote: '市長は「出た」' },
  },
  {
    name: 'Chinese words behind a link and a stop',
    text: 'https://example.org/a。续文',
    is: { url: 'https://example.org/a', quote: '续文' },
  },
  {
    name: 'Arabic words around a link',
    text: 'قال المجلس https://example.org/a، أمس',
    is: { url: 'https://example.org/a', quote: 'قال المجلس أمس' },
  },
  { name: 'a link in French marks', text: '«https://example.fr/a»', is: { url: 'https://example.fr/a', quote: '' } },
  {
    name: 'French words with their link in brackets',
    text: '« Le car est parti » (https://example.fr/a…)',
    is: { url: 'https://example.fr/a', quote: 'Le car est parti' },
  },
  {
    name: 'a link twice, once at the end of a sentence',
    text: '出た https://example.jp/a。https://example.jp/a',
    is: { url: 'https://example.jp/a', quote: '出た' },
  },
  {
    name: 'fullwidth brackets that belong to the link',
    text: 'https://ja.wikipedia.org/wiki/東京（駅）',
    is: { url: 'https://ja.wikipedia.org/wiki/東京（駅）', quote: '' },
  },
  {
    name: 'a link with brackets of its own in brackets',
    text: '「出た」（https://ja.wikipedia.org/wiki/東京（駅））。',
    is: { url: 'https://ja.wikipedia.org/wiki/東京（駅）', quote: '出た' },
  },
  {
    name: 'a sentence in brackets behind a link',
    text: 'https://example.jp/a（バスは出た。）',
    is: { url: 'https://example.jp/a', quote: 'バスは出た。' },
  },
  ...['https://x.org/§5', 'https://x.org/a—b', 'https://x.org/a‐b', 'https://x.org/a‿b'].map((url) => ({
    name: `signs that end no sentence in ${url}`,
    text: `As ${url} says`,
    is: { url, quote: 'As says' },
  })),
  {
    name: 'a link alone with a comma of its own, and a stop',
    text: ' https://ja.wikipedia.org/wiki/光、遠く。\n',
    is: { url: 'https://ja.wikipedia.org/wiki/光、遠く', quote: '' },
  },
  {
    name: 'Chinese words behind a link and a comma',
    text: '据报道https://example.cn/a，续文',
    is: { url: 'https://example.cn/a', quote: '据报道 续文' },
  },
  { name: 'a link alone with a title', text: 'https://x.org/《红楼梦》', is: { url: 'https://x.org/《红楼梦》', quote: '' } },
  { name: 'a link alone before a bracket that closes', text: 'https://example.jp/a）', is: { url: 'https://example.jp/a', quote: '' } },
  { name: 'a dash right behind a link', text: 'https://x.org/a— he said', is: { url: 'https://x.org/a', quote: 'he said' } },
  {
    name: 'a quotation behind a link and a dash',
    text: 'https://example.de/a – „Der Bus ist weg“',
    is: { url: 'https://example.de/a', quote: 'Der Bus ist weg' },
  },
  { name: 'two links parted by a comma', text: 'https://example.jp/a、https://example.jp/b', is: null },
  { name: 'words alone', text: 'Net cost fell', is: null },
  { name: 'two links', text: 'https://example.org/a https://example.org/b', is: null },
  { name: 'another kind of address', text: 'javascript:alert(1)', is: null },
];

describe('readPastedEvidence', () => {
  for (const { name, text, is } of cases) {
    it(`reads ${name}`, () => expect(readPastedEvidence(text)).toEqual(is));
  }
});

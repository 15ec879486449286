import { beforeAll, describe, expect, it } from 'vitest';
import { sampleInput, writeSampleSuggestions } from '../export/sample.fixture';
import { writeSampleReplies } from '../export/sample-replies.fixture';
import waivers from '../journal/golden/journal-v1-waivers.json';
import { type Files, filesOf, goldenEntries, resealed, sentenceOn, signedFiles, zipOf } from './dossier.fixture';

type Page = 'article.html' | 'index.html';

/** The files with something else written on a page, and a manifest that fits. */
function withPage(files: Files, name: Page, from: string | RegExp, to: string): Files {
  const page = files[name] ?? '';
  const crafted = page.replace(from, to);
  if (crafted === page) throw new Error(`${name} has no ${from}`);
  return resealed({ ...files, [name]: crafted });
}

const isNotAs = (name: Page) =>
  new RegExp(`^${name.replace('.', '\\.')} is not as the other files have it: line \\d+.* has .+, and they have .+\\.$`, 's');
const HIDING = 'The style sheet of article.html is not the one that Galley gives it: it could hide or add words.';

let files: Files;

beforeAll(async () => {
  files = filesOf(await zipOf());
  expect(sentenceOn(files)).toBe('All 48 match');
});

describe('a crafted article.html', () => {
  it.each([
    ['a word', 'Last year ', 'Nobody says that ', 'has “Nobody says that 412'],
    ['a word in the headline', '<h1>The harbour is not full', '<h1>The harbour is full', 'has “The harbour is full, &'],
    ['a word in a table', '<p>2024</p>', '<p>2014</p>', 'has “2014”, and they have “2024”'],
    ['a paragraph left out', /<p id="p10".*?<\/p>\n/, '', 'and they have “Nobody has asked the pilots.'],
    ['two paragraphs exchanged', /(<p id="p8".*?\n)(<p id="p9".*?\n)/, '$2$1', 'has “Fees rose by 9%'],
    ['the end of a tag moved', /(€9) million(<\/mark><sup.*?<\/sup>)/, '$1$2 million', 'wait cost them €9C2 million. I call'],
    ['the kind of a tag', '<mark class="claim" data-tags="C1">', '<mark class="opinion" data-tags="C1">', 'has “…'],
    ['a label', '>C2</a></sup>', '>C3</a></sup>', 'C3'],
    ['a sign of a verdict', '>C1✓</a>', '>C1✗</a>', 'C1✗'],
    ['a verdict', ' Claim, Refuted, not settled</h3>', ' Claim, Supported</h3>', ' Claim, Supported”, and they have “'],
    ['a rationale', 'The report says €7.1 million.', 'Nobody disagrees.', 'under “C2 Claim, Refuted, not settled” has “Nobody'],
    ['by whom a verdict was given', 'Verdict by <bdi>Mara Lindqvist', 'Verdict by <bdi>Jonas Brandt', 'has “Verdict by Jonas'],
    ['when it was given', /(Verdict by .*?\d), 09:\d\d UTC/, '$1, 19:00 UTC', '19:00 UTC'],
    ['quoted words', 'Waiting cost “€7.1 million”', 'Waiting cost nothing', 'Waiting cost nothing'],
    ['a source', 'Annual report &lt;2025&gt;', 'Annual report 2019', 'under “Sources” has “'],
    ['a stance', 'Refutes <a href="#source', 'Supports <a href="#source', 'Supports ['],
    ['the desk', /<bdi>[^<]*<\/bdi>\. Exported/, '<bdi>Sport</bdi>. Exported', 'has “Sport'],
    ['an address', 'href="https://ossery.example/jobs?id=1', 'href="https://elsewhere.example/jobs?id=1', '://elsewhere'],
    ['a hidden paragraph', '</article>', '<p hidden>We were paid.</p>\n</article>', 'has “We were paid.”'],
    ['a hiding attribute', '<p id="p2"', '<p hidden id="p2"', '<p hidden id='],
    ['a style of its own', '<p id="p2"', '<p style="display:none" id="p2"', '<p style='],
    ['a class of its own', '<p id="p2"', '<p class="tags" id="p2"', '<p class='],
    ['a comment that hides', /(<p id="p2".*?<\/p>)/, '<!--$1-->', 'closed since 2019.-->”'],
    ['a comment that says something', '</main>', '<!-- Approved -->\n</main>', 'has '],
    ['a script', '</body>', '<script>document.body.remove()</script>\n</body>', 'document.body'],
    ['another style sheet', '</head>', '<style>p{display:none}</style>\n</head>', 'p{display:none}'],
    ['no policy', /<meta http-equiv[^>]*>/, '<meta charset="utf-8">', 'has “<meta charset'],
    ['a second article', '</main>', '<article>\n<h1>Full</h1>\n</article>\n</main>', 'has '],
    ['more behind its end', '</html>\n', '</html>\n<p>More.</p>\n', 'has “More.”, and they have nothing'],
    ['its end cut off', /<footer[\s\S]*$/, '', 'has nothing, and they have “'],
    ['a note as another', 'These words were moved', 'These words were confirmed', 'were confirmed'],
    ['its lines ended otherwise', '</h1>\n', '</h1>\r\n', 'has '],
  ])('is refused with %s', (_, from, to, said) => {
    const sentence = sentenceOn(withPage(files, 'article.html', from, to));
    expect(sentence).toMatch(isNotAs('article.html'));
    expect(sentence).toContain(said);
  });

  it.each([
    ['hides', '#p2{display:none}'],
    ['puts words before others', 'p::before{content:"Not so: "}'],
    ['says the same in other bytes', ' '],
  ])('is refused with a style sheet that %s', (_, rule) => {
    expect(sentenceOn(withPage(files, 'article.html', '</style>', `${rule}</style>`))).toBe(HIDING);
  });

  it('is refused where there is none, or no style sheet in it', () => {
    expect(sentenceOn(withPage(files, 'article.html', /<style>[\s\S]*<\/style>/, ''))).toBe(HIDING);
    const { 'article.html': _, ...rest } = files;
    expect(sentenceOn(resealed(rest))).toBe('manifest.json does not list article.html.');
  });
});

describe('a crafted index.html', () => {
  it.each([
    ['a figure', /(<dt>Claims checked<\/dt><dd>)[^<]*/, '$110 of 10', 'has “Claims checked10 of 10”'],
    ['the number of words', /(<dt>Words<\/dt><dd>)[^<]*/, '$1900', 'has “Words900”'],
    ['the number of entries', /(<dt>Entries<\/dt><dd>)[^<]*/, '$1480', 'has “Entries480”'],
    ['who made it', 'when <bdi>Mara Lindqvist</bdi> made', 'when <bdi>Mara Lindgren</bdi> made', 'Lindgren'],
    ['who gave the verdicts', /were given (.*?) by <b>.*?<\/b>/, 'were given $1 by <b><bdi>Nobody</bdi></b>', 'Nobody'],
    ['the name of the stage', /(<span data-stage="checking">)Checking/, '$1Signed off', 'Signed off'],
    ['a verdict as it reads', /Refuted, not settled<\/span>/, 'Supported</span>', 'has “C2 Supported”'],
    ['who linked a source', /Linked by <bdi>Mara Lindqvist/, 'Linked by <bdi>Aylin Demir', 'Linked by Aylin Demir'],
    ['a note left out', /<p class="note">Words gone\. .*?<\/p>\n/, '', 'they have “Words gone.'],
    ['another verdict that was given at once', 'Right order of size.', 'Wrong.', 'under “C2 Refuted, not settled” has “'],
    ['a source of the list', /(<li id="source-1"><cite dir="auto">)[^<]*/, '$1A blog', 'under “Sources” has “A blog'],
    ['what somebody did', /(data-column="Verdicts">)\d+/, '$199', 'under “Who did what” has “'],
    ['the hash as it is read aloud', /(data-hash="[0-9a-f]{64}">)[0-9a-f]{4}/, '$10000', 'under “How to verify it” has “'],
    ['what is to be run', '<code>node verify.mjs</code>', '<code>node other.mjs</code>', 'has “node other.mjs”'],
    ['where it leads to', 'href="article.html"', 'href="https://elsewhere.example"', '://elsewhere'],
    ['a hidden claim', /<li id="claim-/, '<li hidden id="claim-', '<li hidden'],
    ['a comment', '</main>', '<!-- -->\n</main>', 'has '],
  ])('is refused with %s', (_, from, to, said) => {
    const sentence = sentenceOn(withPage(files, 'index.html', from, to));
    expect(sentence).toMatch(isNotAs('index.html'));
    expect(sentence).toContain(said);
  });

  it('is refused with a style sheet that hides', () => {
    expect(sentenceOn(withPage(files, 'index.html', '</style>', '.note{display:none}</style>'))).toBe(HIDING.replace('article', 'index'));
  });

  it.each([
    ['as what somebody signed', /(data-signature="checker">)Checker/, '$1Standards', 'Standards'],
    ['the hash of the words', /(<span class="mono">[0-9a-f]{4} [0-9a-f ]*)[0-9a-f]{4}<\/span>/, '$1xxxx</span>', 'sign-off'],
    ['whose signature was withdrawn', /(data-column="Withdrawn">)[^<]*<bdi>[^<]*/, '$1Standards, <bdi>Nobody', 'Nobody'],
    ['a heading', 'Opened again', 'Never opened again', 'Never opened again'],
    ['what was waived', />(to check|set aside|[a-z][a-z ]+)<\/span><\/td>/, '>seen by all</span></td>', 'seen by all'],
  ])('of a signed article is refused with another word on %s', async (_, from, to, said) => {
    const signed = await signedFiles(goldenEntries(waivers));
    expect(sentenceOn(signed)).toMatch(/^All \d+ match$/);
    expect(sentenceOn(withPage(signed, 'index.html', from, to))).toContain(said);
  });

  it('is refused with other words on what was suggested, or on whom a request went to and by whom it was logged', async () => {
    const suggested = filesOf(await zipOf(sampleInput(writeSampleSuggestions())));
    expect(sentenceOn(withPage(suggested, 'index.html', /<ins dir="auto">[^<]*/, '<ins dir="auto">nothing'))).toMatch(
      isNotAs('index.html'),
    );
    const asked = filesOf(await zipOf(sampleInput(writeSampleReplies())));
    expect(sentenceOn(withPage(asked, 'index.html', /Logged by <bdi>[^<]*/, 'Logged by <bdi>Nobody'))).toMatch(isNotAs('index.html'));
    expect(sentenceOn(withPage(asked, 'article.html', 'Right of reply: ', 'No reply: '))).toMatch(isNotAs('article.html'));
  });
});

describe('a manifest that says what made the dossier', () => {
  it.each([
    ['another name', { name: 'Galley. All of it was checked by the Press Council', version: '0.1.0' }],
    ['a version in words', { name: 'Galley', version: '0.1.0. Every word is true' }],
    ['no version', { name: 'Galley', version: '' }],
  ])('is refused with %s, though both pages say it too', (_, generator) => {
    const said = (page = '') =>
      page
        .replaceAll('Galley 0.1.0', `${generator.name} ${generator.version}`)
        .replaceAll('Exported from Galley', `Exported from ${generator.name}`);
    const pages = { 'article.html': said(files['article.html']), 'index.html': said(files['index.html']) };
    expect(sentenceOn(resealed({ ...files, ...pages }, { generator }))).toBe('manifest.json does not say which version of Galley made it.');
  });
});

describe('a dossier of version 2', () => {
  it('is verified as it was made: its pages were not compared then', () => {
    const crafted = withPage(files, 'article.html', 'Last year ', 'This year ');
    expect(sentenceOn(resealed(crafted, { formatVersion: 2 }))).toBe('All 48 match');
  });
});

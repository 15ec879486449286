import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { docOf, TestJournal } from '../journal/journal.fixture';
import { listAnnotations } from '../tags/text-order';
import { articleSchema } from '../text/article-schema';
import { wordsBetween } from '../text/article-text';
import type { Verdict } from '../verdicts/verdict';
import { headlineLine } from './file-name';
import { writeHtml } from './html';
import { JournalWriter, testId } from './journal-writer.fixture';
import { randomInput, tried } from './random-journal.fixture';
import { randomStructure } from './random-structure.fixture';
import { sampleInput, writeSampleHeld } from './sample.fixture';

type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

function* elementsOf(node: { childNodes: ChildNode[] }): Generator<Element> {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    yield child;
    yield* elementsOf(child);
  }
}
const attributeOf = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
const textOf = (node: ChildNode): string =>
  node.nodeName === '#text' && 'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

const page = (content: string) => [...elementsOf(parse(content))];
/** The words that segments say a tag covers, in order. */
const segmentsOf = (elements: Element[], label: string) =>
  elements
    .filter(({ tagName }) => tagName === 'mark')
    .filter((mark) => attributeOf(mark, 'data-tags')?.split(' ').includes(label))
    .map(textOf)
    .join('');

/** What a parser calls wrong in a page. */
function mistakesIn(content: string): string[] {
  const mistakes: string[] = [];
  parse(content, { sourceCodeLocationInfo: true, onParseError: ({ code, startOffset }) => mistakes.push(`${code} at ${startOffset}`) });
  return mistakes;
}

const linksIn = (element: Element | undefined) =>
  element ? [...elementsOf(element)].flatMap((one) => attributeOf(one, 'href') ?? []) : [];

/** The letters of a stretch, read node by node. */
function lettersOf(doc: Node, from: number, to: number): string {
  let letters = '';
  doc.nodesBetween(from, to, (node, pos) => {
    letters += (node.text ?? '').slice(Math.max(0, from - pos), Math.max(0, to - pos));
  });
  return letters;
}

/** Letters as a page can have them: no control characters, and breaks of lines, of which a parser makes others, as one. */
const asShown = (letters: string) => letters.replaceAll(/[\r\n]+/g, '\n').replaceAll('\u0001', '\uFFFD');

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  // Our own style sheet and capital letters in ids are allowed; long headlines are the author's.
  rules: { 'no-inline-style': 'error', 'long-title': 'off', 'valid-id': ['error', { relaxed: true }] },
});
const complaintsAbout = async (content: string) =>
  (await validator.validateString(content)).results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
  );

function expectWholeLinks(content: string): void {
  const elements = page(content);
  const ids = elements.flatMap((one) => attributeOf(one, 'id') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const one of elements) {
    const href = attributeOf(one, 'href');
    if (href?.startsWith('#')) expect(ids, href).toContain(href.slice(1));
  }
}

describe('writeHtml', () => {
  it('writes a valid page', async () => {
    expect(await complaintsAbout(writeHtml(sampleInput()).content)).toEqual([]);
  });

  it('says how lists count and where they begin, and whose heads those of a table are', async () => {
    const node = (type: string, attrs: Record<string, unknown> | null, ...content: (Node | string)[]): Node =>
      articleSchema.node(
        type,
        attrs,
        content.map((one) => (typeof one === 'string' ? articleSchema.text(one) : one)),
      );
    const item = (words: string) => node('listItem', null, node('paragraph', null, words));
    const cell = (type: string, words: string) => node(type, null, node('paragraph', null, words));
    const table = node(
      'table',
      null,
      node('tableRow', null, cell('tableCell', 'Ferry'), cell('tableHeader', '2023'), cell('tableHeader', '2024')),
      node('tableRow', null, cell('tableHeader', 'Riders'), cell('tableCell', '4'), cell('tableCell', '5')),
      node('tableRow', null, cell('tableHeader', 'Crew'), cell('tableHeader', 'Mates'), cell('tableHeader', 'Cooks')),
    );
    const lists = [{ type: 'a' }, { type: 'I', start: 0 }, { type: '1', start: 4 }, { type: '"><b>' }].map((attrs) =>
      node('orderedList', attrs, item('One')),
    );
    const doc = node('doc', null, node('title', null, 'Terms'), ...lists, table);
    const { content } = writeHtml({ ...sampleInput(), state: new TestJournal(doc).state });
    const elements = page(content);
    const attributesOf = (name: string) =>
      elements
        .filter(({ tagName }) => tagName === name)
        .map(({ attrs }) => attrs.filter((one) => one.name !== 'id' && !one.name.startsWith('data-')));
    const said = (name: string) => attributesOf(name).map((attrs) => attrs.map((one) => `${one.name}=${one.value}`).join(' '));
    expect(said('ol').slice(0, 4)).toEqual(['type=a', 'type=I start=0', 'start=4', '']);
    expect(said('th')).toEqual(['scope=col', 'scope=col', 'scope=row', 'scope=col', 'scope=col', 'scope=col']);
    expect(await complaintsAbout(content)).toEqual([]);
  });

  it('draws a verdict as its scale did when it was given', () => {
    const input = sampleInput();
    const judged = [...input.state.annotations.values()].find(({ verdict, isStale }) => verdict && !isStale);
    if (!judged?.verdict) throw new Error('the sample has no verdict');
    const verdict: Verdict = {
      ...judged.verdict,
      value: 'partly',
      grade: { id: 'low', name: 'Mostly false', rating: 2, sign: 'quarter', colour: 'refuted' },
    };
    const state = { ...input.state, annotations: input.state.annotations.with([{ ...judged, verdict }]) };
    const { content } = writeHtml({ ...input, state });
    expect(content).toContain('<span class="verdict refuted"><span aria-hidden="true">◔</span> Mostly false</span>');
  });

  it('needs no script and fetches nothing', () => {
    for (const { tagName, attrs } of page(writeHtml(sampleInput()).content)) {
      expect(['script', 'link', 'img', 'iframe', 'object', 'embed', 'video', 'audio', 'form', 'base']).not.toContain(tagName);
      for (const { name, value } of attrs) {
        expect(name).not.toMatch(/^on|^src|^style$/);
        if (name === 'href') expect(value).toMatch(/^(#|https?:\/\/|mailto:)/);
      }
    }
  });

  it('has every link inside the page lead somewhere, and no id twice', () => expectWholeLinks(writeHtml(sampleInput()).content));

  it('writes a valid page whose links lead somewhere, whatever was done', async () => {
    // A headline of spaces alone is valid, and stands there letter by letter, though a rule for those who listen complains.
    const withHeadline = randomInput.filter(({ state }) => headlineLine(state) !== '');
    await fc.assert(
      fc.asyncProperty(withHeadline, async (input) => {
        const { content } = writeHtml(input);
        expect(await complaintsAbout(content)).toEqual([]);
        expectWholeLinks(content);
      }),
      tried(20),
    );
  });

  it('keeps overlapping and split tags by segments', () => {
    const elements = page(writeHtml(sampleInput()).content);
    expect(segmentsOf(elements, 'C1')).toBe('412 ships waited outside Port Ossery ⚓🚢 for longer than two days');
    expect(segmentsOf(elements, 'C2')).toBe('longer than two days, and the wait cost them €9 million');
    expect(segmentsOf(elements, 'C3')).toBe('The porthas 14 berths');
    expect(elements.filter((one) => attributeOf(one, 'data-tags') === 'C1 C2').map(textOf)).toEqual(['longer than two days']);
  });

  it('shows no sign of a verdict that waits for another person, and says what it waits for', () => {
    const journal = new TestJournal(docOf('Rents', 'Rents rose.'));
    const annotationId = journal.tag('Rents rose');
    journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'Who says so?' }, basedOn: null });
    const basedOn = journal.annotation(annotationId).basis.checkState?.entryId ?? null;
    journal.send('check.state-changed', { annotationId, checkState: 'second-check', basedOn });
    const { content } = writeHtml({ ...sampleInput(), state: journal.state });
    const [label] = page(content).filter((one) => attributeOf(one, 'class') === 'label claim');
    const links = label ? [...elementsOf(label)].filter((one) => attributeOf(one, 'aria-label') !== undefined) : [];
    expect(links.map((link) => [textOf(link), attributeOf(link, 'aria-label')])).toEqual([
      ['C1', 'C1, Claim, Unproven, not settled: Second check'],
    ]);
    expect(content).toContain('not settled: Second check</h3>');
  });

  it('shows the sign of a verdict beside the label as long as the verdict holds', () => {
    const labels = page(writeHtml(sampleInput()).content).filter((one) => attributeOf(one, 'class') === 'label claim');
    const textFor = (spoken: string) =>
      labels
        .flatMap((label) => [...elementsOf(label)])
        .filter((link) => attributeOf(link, 'aria-label') === spoken)
        .map(textOf);
    expect(textFor('C1, Claim, Supported')).toEqual(['C1✓']);
    // Two people differ on it.
    expect(textFor('C2, Claim, Refuted, not settled')).toEqual(['C2']);
    expect(textFor('C10, Claim, Supported, stale')).toEqual(['C10']);
    expect(textFor('C7, Claim, Checking')).toEqual(['C7']);
  });

  it('shows sign and colour of verdicts in the list of tags as far as they stand, those of others who looked too', () => {
    const elements = page(writeHtml(sampleInput()).content);
    const [c1 = '', c2 = '', ...others] = elements.filter((one) => /^tag-C/.test(attributeOf(one, 'id') ?? '')).map(textOf);
    expect(c1).toContain('C1 Claim, ✓ Supported');
    expect(c2).toContain('C2 Claim, Refuted, not settled');
    expect(c2).toContain('gave another verdict, Partly. Right order of size.');
    expect([c2, ...others].filter((one) => /[✓◕◐◔✗△◇⊖]/u.test(one))).toEqual([]);
    expect(elements.filter((one) => /^verdict/.test(attributeOf(one, 'class') ?? ''))).toHaveLength(1);
  });

  it('says of a verdict that holds which words it judged, and what has changed since', async () => {
    const { content } = writeHtml(sampleInput(writeSampleHeld()));
    expect(await complaintsAbout(content)).toEqual([]);
    const notes = page(content)
      .filter((one) => attributeOf(one, 'class') === 'note')
      .map(textOf);
    expect(notes.filter((note) => note.startsWith('The verdict'))).toEqual([
      'The verdict judged Fees rose by 8% in two years Since 2 March 2026, 09:06 UTC they differ in the way of writing a number; it holds.',
    ]);
  });

  it('has each tag cover exactly its words, and loses no word, whatever was done to the text', () => {
    fc.assert(
      fc.property(randomInput, (input) => {
        const { state } = input;
        const elements = page(writeHtml(input).content);
        for (const { kind, label, anchor, factOf } of listAnnotations(state)) {
          // A fact is marked as its claim is.
          if (kind === 'clear' || label === null || factOf !== undefined) continue;
          const covered = anchor.ranges.map(({ from, to }) => wordsBetween(state.doc, from, to)).join('');
          expect(segmentsOf(elements, label)).toBe(covered.replaceAll('\n', ''));
        }
        const article = elements.find(({ tagName }) => tagName === 'article');
        const isOfText = (one: Element) => ['h1', 'p'].includes(one.tagName) && attributeOf(one, 'class') !== 'byline';
        const blocks = article ? [...elementsOf(article)].filter(isOfText) : [];
        const withoutLabels = (node: ChildNode): string =>
          'tagName' in node && attributeOf(node, 'class')?.startsWith('label')
            ? ''
            : 'childNodes' in node
              ? node.childNodes.map(withoutLabels).join('')
              : textOf(node);
        const [title, ...paragraphs] = state.doc.children.map((one) => (one.childCount > 0 ? one.textContent : null));
        expect(blocks.map(withoutLabels)).toEqual([title ?? 'Untitled article', ...paragraphs.map((one) => one ?? '')]);
      }),
      tried(80),
    );
  });

  it('has each tag cover exactly its words in text of any structure, and each label and note lead to the other', async () => {
    await fc.assert(
      fc.asyncProperty(randomStructure, async (input) => {
        const { doc, annotations } = input.state;
        const { content } = writeHtml(input);
        expect(mistakesIn(content)).toEqual([]);
        expectWholeLinks(content);
        const elements = page(content);
        const byId = new Map(elements.map((one) => [attributeOf(one, 'id'), one]));
        for (const { kind, label, anchor, evidence } of listAnnotations(input.state)) {
          if (label === null) throw new Error(`a tag of ${kind} has a label`);
          const covered = anchor.ranges.map(({ from, to }) => lettersOf(doc, from, to)).join('');
          expect(asShown(segmentsOf(elements, label)), label).toBe(asShown(covered));
          expect(linksIn(byId.get(`at-${label}`))).toEqual([`#tag-${label}`]);
          const note = linksIn(byId.get(`tag-${label}`));
          expect(note[0]).toBe(`#at-${label}`);
          const footnotes = note.filter((href) => href.startsWith('#source-'));
          expect(footnotes).toHaveLength(evidence.length);
          for (const href of footnotes) expect(linksIn(byId.get(href.slice(1)))).toContain(`#tag-${label}`);
        }
        expect(elements.filter((one) => attributeOf(one, 'id')?.startsWith('at-'))).toHaveLength(annotations.size);
      }),
      tried(15),
    );
  });

  it('shows what would be markup as words', () => {
    const input = sampleInput();
    const evil = `"><script>alert('1')</script><img src=x onerror=alert(1)>`;
    const journal = new JournalWriter(testId(0, 3), testId(9, 1));
    journal.importDoc(
      articleSchema.node('doc', null, [articleSchema.node('title', null, [articleSchema.text(evil)]), articleSchema.node('paragraph')]),
      {
        byline: evil,
      },
    );
    const tag = journal.tagSpans('claim', [{ from: 1, to: 1 + evil.length }]);
    journal.link(tag, input.sources[0]?.id ?? '', { stance: 'refutes', quote: evil, locator: evil });
    journal.append('verdict.given', { annotationId: tag, basedOn: null, verdict: { value: 'refuted', rationale: evil } });
    const sources = input.sources.map((source) => ({
      ...source,
      title: evil,
      author: evil,
      publisher: evil,
      note: evil,
      url: 'javascript:alert(1)',
    }));
    const { content } = writeHtml({ ...input, state: journal.state, sources, peopleNames: { [testId(9, 1)]: evil }, deskName: evil });
    const elements = page(content);
    expect(
      elements.filter(({ tagName, attrs }) => ['script', 'img'].includes(tagName) || attrs.some(({ name }) => name.startsWith('on'))),
    ).toEqual([]);
    expect(elements.filter((one) => attributeOf(one, 'href')?.startsWith('javascript'))).toEqual([]);
  });

  it('says the language and direction of the article, and turns paragraphs of the other direction', () => {
    const input = sampleInput();
    const details = { ...input.state.details, language: 'he', direction: 'rtl' as const };
    const elements = page(writeHtml({ ...input, state: { ...input.state, details } }).content);
    expect(elements.filter(({ tagName }) => tagName === 'html').map((one) => [attributeOf(one, 'lang'), attributeOf(one, 'dir')])).toEqual([
      ['he', 'rtl'],
    ]);
    expect(elements.filter((one) => attributeOf(one, 'id') === 'p1').map((one) => attributeOf(one, 'dir'))).toEqual(['ltr']);
    expect(elements.filter((one) => attributeOf(one, 'id') === 'p5').map((one) => attributeOf(one, 'dir'))).toEqual([undefined]);
  });

  it('says the language of the words that stand among English notes', () => {
    const input = sampleInput(writeSampleHeld());
    const details = { ...input.state.details, language: 'fr' };
    const elements = page(writeHtml({ ...input, state: { ...input.state, details } }).content);
    const notes = elements.find((one) => attributeOf(one, 'aria-labelledby') === 'tags') ?? expect.fail('no notes');
    const languages = (tagName: string) => [
      ...new Set([...elementsOf(notes)].filter((one) => one.tagName === tagName).map((one) => attributeOf(one, 'lang'))),
    ];
    expect(languages('blockquote')).toEqual(['fr']);
    // Judged words, and those that a tag stood on before.
    expect(languages('q')).toEqual(['fr']);
  });
});

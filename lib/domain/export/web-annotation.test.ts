import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { annotationsById } from '../anchors/anchored-kinds';
import { wordsBetween } from '../text/article-text';
import type { ExportInput } from './export-input';
import { webAddressOf } from './iri';
import { randomInput, tried } from './random-journal.fixture';
import { randomStructure } from './random-structure.fixture';
import { sampleInput, writeSampleHeld, writeSampleVotes } from './sample.fixture';
import { writeSampleReplies } from './sample-replies.fixture';
import { writeWebAnnotation } from './web-annotation';
import { findViolations, ruleNames } from './web-annotation-rules.fixture';

const Selector = z.object({
  type: z.string(),
  exact: z.string().optional(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  start: z.number().optional(),
  end: z.number().optional(),
});
const Target = z.object({ source: z.string(), selector: z.union([Selector, z.array(Selector)]) });
const Body = z.looseObject({
  id: z.string().optional(),
  type: z.string(),
  purpose: z.string(),
  value: z.string().optional(),
  source: z.unknown().optional(),
});
const Collection = z.looseObject({
  id: z.string(),
  total: z.number(),
  'galley:words': z.string(),
  first: z
    .object({
      id: z.string(),
      startIndex: z.number(),
      items: z.array(
        z.looseObject({ id: z.string(), motivation: z.string(), body: z.array(Body), target: z.union([Target, z.array(Target)]) }),
      ),
    })
    .optional(),
});
const read = (input: ExportInput) => Collection.parse(JSON.parse(writeWebAnnotation(input).content));
const itemsOf = (input: ExportInput) => read(input).first?.items ?? [];
const itemOf = (input: ExportInput, label: string) => itemsOf(input).find(({ body }) => body.some(({ value }) => value === label));
const selectorsOf = ({ target }: { target: z.infer<typeof Target> | z.infer<typeof Target>[] }) =>
  [target].flat().map(({ selector }) => [selector].flat());

const Dated = z.looseObject({ created: z.string(), modified: z.string().optional() });
/** All that a part of an annotation, or a part of that, says of when it was made or changed. */
function* datesIn(part: unknown): Generator<string> {
  if (typeof part !== 'object' || part === null) return;
  for (const [name, value] of Object.entries(part)) {
    if (typeof value === 'string' && (name === 'created' || name === 'modified')) yield value;
    else yield* datesIn(value);
  }
}
function expectNewest(input: ExportInput): void {
  for (const item of z.array(Dated).parse(itemsOf(input))) {
    expect([...datesIn(item)].toSorted().at(-1)).toBe(item.modified ?? item.created);
  }
}

/** All that is named in a file, with its IRI, as often as it stands there. */
function* thingsIn(part: unknown): Generator<Record<string, unknown>> {
  if (typeof part !== 'object' || part === null) return;
  const thing = z.looseObject({ id: z.string() }).safeParse(part);
  if (thing.success) yield thing.data;
  for (const value of Object.values(part)) yield* thingsIn(value);
}
function expectOwnIris(input: ExportInput): void {
  const { first, ...collection } = read(input);
  const said = new Map<string, string>();
  for (const thing of thingsIn([collection, first])) {
    const what = JSON.stringify(thing);
    expect(said.get(String(thing.id)) ?? what).toBe(what);
    said.set(String(thing.id), what);
  }
  // These are in one place each.
  const ids = first?.items.flatMap((item) => [
    item.id,
    ...item.body.flatMap((body) => (body.purpose === 'linking' ? (body.id ?? []) : [])),
  ]);
  expect(new Set(ids).size).toBe(ids?.length ?? 0);
}

describe('writeWebAnnotation', () => {
  it('keeps every MUST of the model on the sample article', () => {
    expect(findViolations(JSON.parse(writeWebAnnotation(sampleInput()).content))).toEqual([]);
  });

  it.each([
    ['the sample article', undefined],
    ['votes', writeSampleVotes],
    ['requests for a reply', writeSampleReplies],
    ['verdicts that hold on other words', writeSampleHeld],
  ])('says of no tag that it was last changed before a part of it was: %s', (_what, write) => {
    expectNewest(sampleInput(write?.()));
  });

  it('says of no tag that it was last changed before a part of it was, whatever was done', () => {
    fc.assert(fc.property(randomInput, expectNewest), tried(40));
  });

  it('keeps every MUST of the model, whatever was done', () => {
    fc.assert(
      fc.property(randomInput, (input) => {
        expect(findViolations(JSON.parse(writeWebAnnotation(input).content))).toEqual([]);
      }),
      tried(80),
    );
  });

  it.each([
    'https://x.example/a?family=Open|Roboto',
    'https://x.example/a^b/`c`?d={e}#[f]',
    'https://x.example/100%/a%2fb?q=5%',
    'http://[2001:db8::1]:8080/a[0]',
    'https://x.example/é ü?ß=“x”',
  ])('names a source by an address that is an IRI: %s', (url) => {
    const { sources, ...input } = sampleInput();
    const json = JSON.parse(writeWebAnnotation({ ...input, sources: sources.map((one) => ({ ...one, url })) }).content);
    expect(findViolations(json)).toEqual([]);
    expect(JSON.stringify(json)).toContain(new URL(url).host);
  });

  it.each([
    ['the sample article', sampleInput()],
    ['requests for a reply', sampleInput(writeSampleReplies())],
    ['votes', sampleInput(writeSampleVotes())],
  ])('gives nothing the IRI of something else: %s', (_what, input) => expectOwnIris(input));

  it('gives nothing the IRI of something else, whatever was done', () => {
    fc.assert(fc.property(randomInput, expectOwnIris), tried(80));
  });

  it.each([
    ['one address, as where an article went to another desk', () => 'https://ossery.example/report|1'],
    ['an address in two ways of writing', (id: string) => `https://ossery.example/report${id.endsWith('1') ? '|' : '%7C'}1`],
    ['the address of another source in this house', () => `https://galley.example/sources/${sampleInput().sources[0]?.id}`],
  ])('gives no two sources one IRI, and keeps their address: %s', (_what, urlOf) => {
    const input = sampleInput();
    const sources = input.sources.map((one) => ({ ...one, url: urlOf(one.id) }));
    const twins = { ...input, sources };
    expectOwnIris(twins);
    const json = JSON.parse(writeWebAnnotation(twins).content);
    expect(findViolations(json)).toEqual([]);
    const told = [...thingsIn(json)].filter((thing) => 'galley:sourceType' in thing);
    const ids = new Set(told.map(({ id }) => id));
    expect(ids.size).toBe(new Set(told.map((thing) => thing['galley:title'])).size);
    expect(ids.size).toBeGreaterThan(1);
    for (const { id, ...thing } of told) expect([id, thing['galley:address']]).toContain(webAddressOf({ url: urlOf('1') }));
  });

  it('counts positions in code points of the words that come along, and quotes them with their context', () => {
    fc.assert(
      fc.property(fc.oneof(randomInput, randomStructure), (input) => {
        const collection = read(input);
        const points = [...collection['galley:words']];
        const ranges = new Map([...input.state.annotations.values()].map((one) => [one.id, one.anchor.ranges]));
        for (const item of collection.first?.items ?? []) {
          const own = ranges.get(item.id.split('/').at(-1) ?? '') ?? [];
          for (const [index, [quote, position]] of selectorsOf(item).entries()) {
            const range = own[index];
            if (!position) continue;
            const { start = -1, end = -1 } = position;
            expect(points.slice(start, end).join('')).toBe(quote?.exact);
            expect(quote?.exact).toBe(range && wordsBetween(input.state.doc, range.from, range.to));
            expect(
              points
                .slice(0, start)
                .join('')
                .endsWith(quote?.prefix ?? '-'),
            ).toBe(true);
            expect(
              points
                .slice(end)
                .join('')
                .startsWith(quote?.suffix ?? '-'),
            ).toBe(true);
          }
        }
      }),
      tried(80),
    );
  });

  it('counts an emoji before and inside a tag as one', () => {
    const words = [...read(sampleInput())['galley:words']];
    const [[, position] = []] = selectorsOf(itemOf(sampleInput(), 'C2') ?? { target: [] });
    expect(position?.start).toBe(words.join('').indexOf('longer than') - 1);
    expect(words[position?.start ?? 0]).toBe('l');
  });

  it('gives a tag of two ranges two targets, and says so', () => {
    const input = sampleInput();
    expect(selectorsOf(itemOf(input, 'C3') ?? { target: [] }).map(([quote]) => quote?.exact)).toEqual(['The port', 'has 14 berths']);
    expect(writeWebAnnotation(input).loss.find(({ label }) => label === 'C3')?.what).toMatch(/separate targets/);
  });

  it('gives orphaned words their old quote and no position', () => {
    expect(selectorsOf(itemOf(sampleInput(), 'C8') ?? { target: [] })).toEqual([
      [expect.objectContaining({ type: 'TextQuoteSelector', exact: '“We have never turned a ship away,”' })],
    ]);
  });

  it('links evidence with its quote, stance, place and day', () => {
    const bodies = itemOf(sampleInput(), 'C1')?.body.filter(({ purpose }) => purpose === 'linking') ?? [];
    expect(bodies[0]).toMatchObject({
      type: 'SpecificResource',
      source: { id: 'https://data.ossery.example/berths.csv?year=2025&quay=north' },
      selector: { type: 'TextQuoteSelector', exact: '412 vessels, wait > 48 h' },
      'galley:stance': 'supports',
      'galley:locator': 'row 7',
      'galley:lookedAt': '2026-03-01',
    });
    expect(bodies[1]?.source).toMatchObject({ id: expect.stringMatching(/^https:\/\/galley\.example\/sources\//) });
  });

  it('assesses with verdict, rationale and staleness, and keeps a rival beside it', () => {
    const assessing = (label: string) => itemOf(sampleInput(), label)?.body.filter(({ purpose }) => purpose === 'assessing');
    expect(assessing('C2')).toMatchObject([
      { 'galley:verdict': 'refuted', value: 'Refuted, not settled. The report says €7.1 million.', 'galley:isStale': false },
      { 'galley:verdict': 'partly', value: 'Partly, not settled. Right order of size.', 'galley:isRival': true },
    ]);
    expect(assessing('C10')).toMatchObject([{ 'galley:isStale': true, 'galley:judgedWords': 'Fees rose by 8% in two years' }]);
  });

  it.each([
    ['stale', 'C10', {}, /^Supported, stale\. Both say so;/],
    ['set aside', 'C1', { checkState: 'on-legal' }, 'Supported, not settled: On legal'],
    ['waiting for a second check', 'C1', { checkState: 'second-check' }, 'Supported, not settled: Second check'],
    ['checked', 'C1', {}, 'Supported'],
  ] as const)('says in the value itself, which every tool shows, of a verdict on a claim that is %s', (_, label, over, value) => {
    const input = sampleInput();
    const all = [...input.state.annotations.values()].map((one) => (one.label === label ? { ...one, ...over } : one));
    const body = itemOf({ ...input, state: { ...input.state, annotations: annotationsById(all) } }, label)?.body;
    expect(body?.find(({ purpose }) => purpose === 'assessing')?.value).toEqual(
      typeof value === 'string' ? value : expect.stringMatching(value),
    );
  });

  it('says which words a verdict holds for beside those that it judged', () => {
    const body = itemOf(sampleInput(writeSampleHeld()), 'C1')?.body.find(({ purpose }) => purpose === 'assessing');
    expect(body).toMatchObject({
      'galley:isStale': false,
      'galley:judgedWords': 'Fees rose by 8% in two years',
      'galley:holdsFor': { 'galley:words': 'Fees rose by 8 per cent in two years', 'galley:changes': ['numbers'] },
    });
  });

  it.each([
    ['the sample article', sampleInput()],
    ['verdicts that hold on other words', sampleInput(writeSampleHeld())],
    ['requests for a reply', sampleInput(writeSampleReplies())],
  ])('expands as JSON-LD over the stored context, every member means something, and no member is dropped: %s', async (what, input) => {
    const context: unknown = JSON.parse(await readFile(new URL('golden/anno-context.json', import.meta.url), 'utf8'));
    const json = JSON.parse(writeWebAnnotation(input).content);
    expect(findViolations(json)).toEqual([]);
    const documentLoader = async (url: string) => {
      if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`${url} is not stored`);
      return { contextUrl: null, documentUrl: url, document: context };
    };
    const expanded = await jsonld.expand(json, { documentLoader, safe: true });
    expect(JSON.stringify(expanded)).toContain('"http://www.w3.org/ns/oa#hasSelector"');
    expect(expanded).toHaveLength(1);
    const quads = await jsonld.toRDF(json, { documentLoader, safe: true });
    const objectsOf = (predicate: string) => quads.filter((quad) => quad.predicate.value === predicate).map(({ object }) => object);
    expect(objectsOf('http://www.w3.org/ns/oa#motivatedBy').map(({ value }) => value)).toContain('http://www.w3.org/ns/oa#assessing');
    if (what !== 'the sample article') return;
    expect(objectsOf('urn:galley:stance').map(({ value }) => value)).toEqual(expect.arrayContaining(['supports', 'refutes', 'context']));
    expect(objectsOf('urn:galley:lookedAt')[0]).toMatchObject({ datatype: { value: 'http://www.w3.org/2001/XMLSchema#date' } });
    expect(objectsOf('http://www.w3.org/ns/oa#start')[0]).toMatchObject({
      datatype: { value: 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger' },
    });
  });
});

const sampleJson = () => JSON.parse(writeWebAnnotation(sampleInput()).content);
type Json = ReturnType<typeof sampleJson>;

/** For each rule something that breaks it. */
const breaches: [rule: string, breakIt: (collection: Json, first: Json) => unknown][] = [
  ['5.1 the collection has a context, and the anno context is one', (one) => (one['@context'] = 'http://example.com/')],
  ['5.1 the collection has exactly one IRI', (one) => (one.id = [one.id, one.id])],
  ['5.1 AnnotationCollection is one of its types', (one) => (one.type = 'Collection')],
  ['5.1 its labels are strings', (one) => (one.label = { en: 'Port' })],
  ['5.1 total is a non-negative integer', (one) => (one.total = '9')],
  ['5.1 a collection of more than none has exactly one first page', (one) => delete one.first],
  ['5.1 total is the number of its annotations', (one) => one.total++],
  ['5.1 its last page is said by an IRI, and is the first where none follows', (one) => (one.last = `${one.last}/2`)],
  ['5.1 its last page is said by an IRI, and is the first where none follows', (one) => (one.last = { id: one.last })],
  ['5.2 a page that stands in a collection is part of that one', (one) => (one.first.partOf = `${one.id}/2`)],
  ['5.2 the page is part of at most one collection, by its IRI', (one) => (one.first.partOf = [one.id, one.id])],
  ['5.2 the page has exactly one IRI', (one) => delete one.first.id],
  ['5.2 AnnotationPage is one of its types', (one) => (one.first.type = 'Page')],
  ['5.2 items is an array of one annotation or more', (one) => (one.first.items = [])],
  ['5.2 startIndex is at most one non-negative integer', (one) => (one.first.startIndex = -1)],
  ['5.2 an embedded page has no context', (one) => (one.first['@context'] = one['@context'])],
  ['3.1 the annotation has exactly one IRI', (_, first) => (first.id = 'C1')],
  ['3.1 Annotation is one of its types', (_, first) => (first.type = 'Tag')],
  ['3.1 it has one target or more', (_, first) => delete first.target],
  ['3.2.5 with bodyValue there is no body', (_, first) => (first.bodyValue = 'Fees rose')],
  ['3.3.5 its motivations are of the list of the model', (_, first) => (first.motivation = 'judging')],
  ['3.3.5 the purposes of a body are motivations of the model', (_, first) => (first.body[0].purpose = 'judging')],
  ['3.2.1 a target that is a web resource has exactly one IRI', (_, first) => (first.target = { type: 'Text' })],
  ['3.2.1 a body that is a web resource has exactly one IRI', (_, first) => first.body.push({ type: 'Text' })],
  ['3.2.4 a textual body has exactly one value', (_, first) => delete first.body[0].value],
  ['4 a specific resource has exactly one source', (_, first) => delete first.target.source],
  ['4 an IRI that it has is one', (_, first) => (first.target.id = 'the words')],
  ['4.2.4 the selector has exactly one type', (_, first) => (first.target.selector[0].type = ['TextQuoteSelector'])],
  ['4.2.4 it has exactly one exact', (_, first) => (first.target.selector[0].exact = ['a', 'b'])],
  ['4.2.4 it has at most one prefix', (_, first) => (first.target.selector[0].prefix = ['a', 'b'])],
  ['4.2.4 it has at most one suffix', (_, first) => (first.target.selector[0].suffix = ['a', 'b'])],
  ['4.2.4 it is cut between code points', (_, first) => (first.target.selector[0].exact = '\ud83d')],
  ['4.2.5 the selector has exactly one type', (_, first) => (first.target.selector[1].type = ['TextPositionSelector'])],
  ['4.2.5 start is exactly one non-negative integer', (_, first) => (first.target.selector[1].start = -1)],
  ['4.2.5 end is exactly one non-negative integer', (_, first) => (first.target.selector[1].end = 1.5)],
  ['3.3.2 an agent has at most one IRI', (_, first) => (first.creator.id = [first.creator.id, first.creator.id])],
  ['3.3.2 an agent is a person, organisation or software with a name', (_, first) => delete first.creator.name],
  ...(['created', 'modified', 'generated'] as const).flatMap((name) =>
    [
      (one: Json) => one,
      (_: Json, first: Json) => first,
      (_: Json, first: Json) => first.body[0],
      (_: Json, first: Json) => first.target,
    ].map((part): (typeof breaches)[number] => [
      `3.3.1 ${name} is at most one xsd:dateTime in UTC, expressed as Z`,
      (one, first) => (part(one, first)[name] = '2026-03-02T10:00:00+01:00'),
    ]),
  ),
];

describe('findViolations', () => {
  it.each(breaches)('finds where it is broken: %s', (rule, breakIt) => {
    const broken = sampleJson();
    breakIt(broken, broken.first.items[0]);
    expect(findViolations(broken).map((one) => `${one.section} ${one.rule}`)).toContain(rule);
  });

  it('has a rule for each of them, and breaks each', () => {
    expect(new Set(breaches.map(([rule]) => rule))).toEqual(new Set(ruleNames));
  });
});

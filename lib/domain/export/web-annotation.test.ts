import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { annotationsById } from '../anchors/anchored-kinds';
import { wordsBetween } from '../text/article-text';
import type { ExportInput } from './export-input';
import { webAddressOf } from './iri';
import { randomInput } from './random-journal.fixture';
import { sampleInput, writeSampleHeld, writeSampleVotes } from './sample.fixture';
import { writeSampleReplies } from './sample-replies.fixture';
import { writeWebAnnotation } from './web-annotation';
import { findViolations } from './web-annotation-rules.fixture';

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
    fc.assert(fc.property(randomInput, expectNewest), { numRuns: 50 });
  });

  it('keeps every MUST of the model, whatever was done', () => {
    fc.assert(
      fc.property(randomInput, (input) => {
        expect(findViolations(JSON.parse(writeWebAnnotation(input).content))).toEqual([]);
      }),
      { numRuns: 100 },
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
    fc.assert(fc.property(randomInput, expectOwnIris), { numRuns: 100 });
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
      fc.property(randomInput, (input) => {
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
      { numRuns: 100 },
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

describe('findViolations', () => {
  const json = () => JSON.parse(writeWebAnnotation(sampleInput()).content);

  it.each([
    ['5.1', (one: ReturnType<typeof json>) => (one['@context'] = 'http://example.com/')],
    ['5.1', (one: ReturnType<typeof json>) => delete one.first],
    ['5.2', (one: ReturnType<typeof json>) => (one.first.items = [])],
    ['3.1', (one: ReturnType<typeof json>) => delete one.first.items[0].target],
    ['3.3.1', (one: ReturnType<typeof json>) => (one.first.items[0].created = '2026-03-02T10:00:00+01:00')],
    ['3.2.4', (one: ReturnType<typeof json>) => delete one.first.items[0].body[0].value],
    ['4', (one: ReturnType<typeof json>) => delete one.first.items[0].target.source],
    ['4.2.4', (one: ReturnType<typeof json>) => (one.first.items[0].target.selector[0].exact = ['a', 'b'])],
    ['4.2.5', (one: ReturnType<typeof json>) => (one.first.items[0].target.selector[1].start = -1)],
  ])('finds a broken rule of section %s', (section, breakIt) => {
    const broken = json();
    breakIt(broken);
    expect(findViolations(broken).map((one) => one.section)).toContain(section);
  });
});

/**
 * What the Web Annotation Data Model (W3C Recommendation, 23 February 2017) says with MUST, for the parts of it that we write,
 * each rule with its section; and of what it says with SHOULD what we write, as it is to be. Written from the standard and knowing nothing of the writer. https://www.w3.org/TR/annotation-model/
 */

type Thing = Record<string, unknown>;

export interface Violation {
  section: string;
  rule: string;
  /** Where in the JSON, as a path. */
  at: string;
}

interface Rule {
  section: string;
  rule: string;
  holds(thing: Thing): boolean;
}

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

const list = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value);
const hasType = (thing: Thing, type: string) => list(thing.type).includes(type);
const isIri = (value: unknown) => typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value);
const isCount = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isUtcDateTime = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) && !Number.isNaN(Date.parse(value));
const isOneString = (value: unknown) => typeof value === 'string';
const optional = (value: unknown, test: (value: unknown) => boolean) => value === undefined || test(value);
/** An IRI, or an object that has one. */
const isReference = (value: unknown) => isIri(value) || (isThing(value) && isIri(value.id));
/** The IRI that a reference is, or has. */
const iriOf = (value: unknown) => (isThing(value) ? value.id : value);
/** The page that stands in a collection and is all of it; null where there are others, or none stands there. */
const onlyPage = ({ first }: Thing) => (isThing(first) && first.next === undefined ? first : null);
/** The motivations of the model (3.3.5). */
const MOTIVATIONS = [
  'assessing',
  'bookmarking',
  'classifying',
  'commenting',
  'describing',
  'editing',
  'highlighting',
  'identifying',
  'linking',
  'moderating',
  'questioning',
  'replying',
  'tagging',
];
const areMotivations = (value: unknown) => list(value).every((one) => MOTIVATIONS.includes(String(one)));
const ownContextRule = (thing: Thing) => list(thing['@context']).includes(CONTEXT);

const lifecycle: Rule[] = (['created', 'modified', 'generated'] as const).map((name) => ({
  section: '3.3.1',
  rule: `${name} is at most one xsd:dateTime in UTC, expressed as Z`,
  holds: (thing) => optional(thing[name], isUtcDateTime),
}));

const purpose: Rule = {
  section: '3.3.5',
  rule: 'the purposes of a body are motivations of the model',
  holds: (thing) => areMotivations(thing.purpose),
};

const rules: Record<
  'collection' | 'page' | 'annotation' | 'textualBody' | 'specificResource' | 'quoteSelector' | 'positionSelector' | 'agent',
  Rule[]
> = {
  collection: [
    { section: '5.1', rule: 'the collection has a context, and the anno context is one', holds: ownContextRule },
    { section: '5.1', rule: 'the collection has exactly one IRI', holds: ({ id }) => isIri(id) },
    { section: '5.1', rule: 'AnnotationCollection is one of its types', holds: (thing) => hasType(thing, 'AnnotationCollection') },
    { section: '5.1', rule: 'its labels are strings', holds: ({ label }) => list(label).every(isOneString) },
    { section: '5.1', rule: 'total is a non-negative integer', holds: ({ total }) => optional(total, isCount) },
    {
      section: '5.1',
      rule: 'a collection of more than none has exactly one first page',
      holds: ({ total, first }) => total === 0 || isReference(first),
    },
    {
      section: '5.1',
      rule: 'total is the number of its annotations',
      holds: (thing) => {
        const page = onlyPage(thing);
        return page === null || optional(thing.total, (total) => total === list(page.items).length);
      },
    },
    {
      section: '5.1',
      rule: 'its last page is said by an IRI, and is the first where none follows',
      holds: (thing) => optional(thing.last, (last) => isIri(last) && last === (onlyPage(thing)?.id ?? last)),
    },
    {
      section: '5.2',
      rule: 'a page that stands in a collection is part of that one',
      holds: ({ id, first }) => !isThing(first) || optional(first.partOf, (partOf) => iriOf(partOf) === id),
    },
    ...lifecycle,
  ],
  page: [
    { section: '5.2', rule: 'the page has exactly one IRI', holds: ({ id }) => isIri(id) },
    { section: '5.2', rule: 'AnnotationPage is one of its types', holds: (thing) => hasType(thing, 'AnnotationPage') },
    { section: '5.2', rule: 'items is an array of one annotation or more', holds: ({ items }) => Array.isArray(items) && items.length > 0 },
    { section: '5.2', rule: 'startIndex is at most one non-negative integer', holds: ({ startIndex }) => optional(startIndex, isCount) },
    {
      section: '5.2',
      rule: 'the page is part of at most one collection, by its IRI',
      holds: ({ partOf }) => optional(partOf, isReference),
    },
    // SHOULD NOT, but we keep it: a second context would change what the terms mean.
    { section: '5.2', rule: 'an embedded page has no context', holds: (thing) => thing['@context'] === undefined },
  ],
  annotation: [
    { section: '3.1', rule: 'the annotation has exactly one IRI', holds: ({ id }) => isIri(id) },
    { section: '3.1', rule: 'Annotation is one of its types', holds: (thing) => hasType(thing, 'Annotation') },
    { section: '3.1', rule: 'it has one target or more', holds: ({ target }) => list(target).length > 0 },
    {
      section: '3.2.5',
      rule: 'with bodyValue there is no body',
      holds: ({ bodyValue, body }) => bodyValue === undefined || body === undefined,
    },
    {
      section: '3.3.5',
      rule: 'its motivations are of the list of the model',
      holds: ({ motivation }) => areMotivations(motivation),
    },
    {
      section: '3.2.1',
      rule: 'a target that is a web resource has exactly one IRI',
      holds: ({ target }) => list(target).every(isResource),
    },
    { section: '3.2.1', rule: 'a body that is a web resource has exactly one IRI', holds: ({ body }) => list(body).every(isResource) },
    ...lifecycle,
  ],
  textualBody: [
    { section: '3.2.4', rule: 'a textual body has exactly one value', holds: ({ value }) => isOneString(value) },
    purpose,
    ...lifecycle,
  ],
  specificResource: [
    { section: '4', rule: 'a specific resource has exactly one source', holds: ({ source }) => isReference(source) },
    { section: '4', rule: 'an IRI that it has is one', holds: ({ id }) => optional(id, isIri) },
    purpose,
    ...lifecycle,
  ],
  quoteSelector: [
    { section: '4.2.4', rule: 'the selector has exactly one type', holds: ({ type }) => type === 'TextQuoteSelector' },
    { section: '4.2.4', rule: 'it has exactly one exact', holds: ({ exact }) => isOneString(exact) },
    { section: '4.2.4', rule: 'it has at most one prefix', holds: ({ prefix }) => optional(prefix, isOneString) },
    { section: '4.2.4', rule: 'it has at most one suffix', holds: ({ suffix }) => optional(suffix, isOneString) },
    {
      section: '4.2.4',
      rule: 'it is cut between code points',
      holds: ({ exact, prefix, suffix }) =>
        [exact, prefix, suffix].every((one) => optional(one, (text) => !/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(String(text)))),
    },
  ],
  positionSelector: [
    { section: '4.2.5', rule: 'the selector has exactly one type', holds: ({ type }) => type === 'TextPositionSelector' },
    { section: '4.2.5', rule: 'start is exactly one non-negative integer', holds: ({ start }) => isCount(start) },
    { section: '4.2.5', rule: 'end is exactly one non-negative integer', holds: ({ end }) => isCount(end) },
  ],
  agent: [
    { section: '3.3.2', rule: 'an agent has at most one IRI', holds: ({ id }) => optional(id, isIri) },
    {
      section: '3.3.2',
      rule: 'an agent is a person, organisation or software with a name',
      holds: ({ type, name }) => ['Person', 'Organization', 'Software'].includes(String(type)) && isOneString(name),
    },
  ],
};

/** A body or target that is no textual body and no specific resource is a web resource, by its IRI. */
const isResource = (value: unknown) =>
  isIri(value) || (isThing(value) && (hasType(value, 'TextualBody') || hasType(value, 'SpecificResource') || isIri(value.id)));

/** All rules, each once, as `SECTION RULE`. */
export const ruleNames = [...new Set(Object.values(rules).flatMap((all) => all.map(({ section, rule }) => `${section} ${rule}`)))];

/** Every rule of the model that a collection breaks, with its embedded page, annotations, bodies, targets and selectors. */
export function findViolations(json: unknown): Violation[] {
  const found: Violation[] = [];
  const check = (kind: keyof typeof rules, thing: unknown, at: string): Thing => {
    const checked = isThing(thing) ? thing : {};
    for (const { section, rule, holds } of rules[kind]) if (!holds(checked)) found.push({ section, rule, at });
    return checked;
  };
  const checkAgents = (thing: Thing, at: string) => {
    for (const one of [...list(thing.creator), ...list(thing.generator)]) if (!isIri(one)) check('agent', one, `${at}.creator`);
  };
  const checkResource = (one: unknown, at: string) => {
    if (!isThing(one)) return;
    if (hasType(one, 'TextualBody')) check('textualBody', one, at);
    if (hasType(one, 'SpecificResource')) check('specificResource', one, at);
    checkAgents(one, at);
    for (const selector of list(one.selector)) {
      const isPosition = isThing(selector) && hasType(selector, 'TextPositionSelector');
      check(isPosition ? 'positionSelector' : 'quoteSelector', selector, `${at}.selector`);
    }
  };
  const collection = check('collection', json, '$');
  checkAgents(collection, '$');
  if (!isThing(collection.first)) return found;
  const page = check('page', collection.first, '$.first');
  for (const [index, item] of list(page.items).entries()) {
    const at = `$.first.items[${index}]`;
    const annotation = check('annotation', item, at);
    checkAgents(annotation, at);
    for (const name of ['body', 'target'] as const) for (const one of list(annotation[name])) checkResource(one, `${at}.${name}`);
  }
  return found;
}

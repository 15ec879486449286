import type { Anchor } from '../anchors/anchor';
import { locatorOf, NOT_IN_TEXT } from '../anchors/anchor-place';
import { countPlaces, readWords, sayPlaces, shownQuote } from '../anchors/anchor-words';
import { checkStates, reasonsOf, sayReasons } from '../checks/check';
import { checkMethods } from '../checks/check-methods';
import { claimOf, factsOf, followsFacts } from '../checks/facts';
import { votedAway } from '../checks/first-verdict';
import { FOLLOWED_RULE, OUT_OF_THE_RULE } from '../checks/followed-rule';
import { isSecondTaken, takenSecond } from '../checks/second-taken';
import { statementOf } from '../checks/statement';
import { sayWordingChanges } from '../meaning/wording-changes';
import { type Evidence, stances } from '../sources/evidence';
import { sourcingLine } from '../sources/sourcing';
import { type Annotation, checkOf, holdsOnOtherWords, isChecked, type Rival, reasonAside, typeOf } from '../tags/annotation';
import { relationName } from '../tags/relation-words';
import { doneOf, sayType } from '../tags/say-types';
import { tagKinds } from '../tags/tag-kinds';
import { sayTicked } from '../tags/tag-types';
import { isNumberedBlock } from '../text/article-text';
import { judgedText, type NamedVerdict, type Verdict, verdictName } from '../verdicts/verdict';
import { lookOf, type VerdictColour, type VerdictSign } from '../verdicts/verdict-look';
import { sayVoted } from '../verdicts/votes';
import type { ExportInput } from './export-input';
import { escapeHtml, htmlInstant, htmlName, htmlQuote as quote } from './html-escape';
import { requestNotes } from './html-requests';
import type { SourcesInUse } from './html-sources';
import { standingNotes } from './judgements';
import { personName } from './person-name';
import { relationsOfTag } from './tag-relations';

/** A tag as the page shows it. */
export interface ShownTag {
  annotation: Annotation;
  label: string;
  /** The end of its ids: letters, digits and hyphens. */
  slug: string;
  /** False if none of its words are left in the text to go back to. */
  isInText: boolean;
}

/** The signs of verdicts as characters that fonts everywhere have and draw without colour. */
const signCharacters: Record<VerdictSign, string> = {
  tick: '✓',
  'three-quarters': '◕',
  half: '◐',
  quarter: '◔',
  cross: '✗',
  warning: '△',
  question: '◇',
  bar: '⊖',
};

/** A verdict's sign as a character, so that it reads without colour or pictures, and the name of its colour. */
export function lookInHtml({ value, grade }: NamedVerdict): { sign: string; colour: VerdictColour } {
  const { sign, colour } = lookOf(value, grade);
  return { sign: signCharacters[sign], colour };
}

/** What notes are written of. `lang` is the attribute that says in which language the article is, whose words stand among English ones. */
export type NotesInput = ExportInput & { lang: string };

/** The list of tags: what each is, its words, its verdict and where its sources stand. */
export function renderTagList(input: NotesInput, tags: readonly ShownTag[], used: SourcesInUse): string {
  const slugs = new Map(tags.map(({ annotation: { id }, slug }) => [id, slug]));
  return `<ol class="tags">\n${tags.map((tag) => renderTag(input, tag, used, slugs)).join('\n')}\n</ol>`;
}

function renderTag(input: NotesInput, tag: ShownTag, used: SourcesInUse, slugs: ReadonlyMap<string, string>): string {
  const { annotation, label, slug, isInText } = tag;
  const { kind, anchor, aliases, verdict } = annotation;
  const at = annotation.factOf === undefined ? slug : slugs.get(annotation.factOf);
  const name = isInText && at !== undefined ? `<a href="#at-${at}">${escapeHtml(label)}</a>` : escapeHtml(label);
  const heading = [
    `${name} ${tagKinds[kind].name}`,
    ...(tagKinds[kind].takesVerdict ? [...(verdict ? [nameIn(annotation, verdict)] : []), ...standingNotes(annotation)] : []),
  ];
  const words = isInText ? readWords(input.state.doc, anchor) : shownQuote(anchor);
  const lines = [
    `<h3>${heading.join(', ')}</h3>`,
    `<blockquote dir="auto"${input.lang}>${escapeHtml(words)}</blockquote>`,
    paragraph([placeOf(input, anchor), ...(aliases.length > 0 ? [`earlier ${escapeHtml(aliases.join(', '))}`] : [])].join('; '), 'place'),
    ...factNotes(input, annotation),
    ...anchorNotes(input, anchor),
    ...typeNotes(annotation),
    ...verdictNotes(input, annotation),
    ...checkNotes(input, annotation),
    ...annotation.rivals.map((rival) => paragraph(rivalNote(input, annotation, rival))),
    ...evidenceLine(annotation.evidence, used),
    ...sourcingNote(annotation),
    ...relationLine(input, annotation, slugs),
    ...requestNotes(input, annotation),
  ];
  return `<li id="tag-${slug}" class="${kind}">\n${lines.join('\n')}\n</li>`;
}

const paragraph = (html: string, name = '') => `<p${name && ` class="${name}"`}>${html}</p>`;
/** What was found of a claim. Sign and colour say that it is checked: as long as it is not, a verdict has its name alone. */
function nameIn(annotation: Annotation, given: NamedVerdict): string {
  const name = escapeHtml(verdictName(given));
  if (!isChecked(annotation)) return name;
  const { sign, colour } = lookInHtml(given);
  return `<span class="verdict ${colour}"><span aria-hidden="true">${sign}</span> ${name}</span>`;
}

function placeOf({ state: { doc } }: ExportInput, { ranges }: Anchor): string {
  const locator = locatorOf(doc, { ranges });
  if (locator === null) return NOT_IN_TEXT;
  const places = sayPlaces(countPlaces({ ranges }));
  // A text of headings alone has no paragraph to go to.
  const number = doc.children.some(isNumberedBlock) ? `<a href="#p${locator.slice(1)}">${locator}</a>` : locator;
  const place = locator.startsWith('¶') ? number : `In the ${locator}`;
  return places === '' ? place : `${place}, ${places}`;
}

/** What a reader has to know of a tag whose words are not where they were tagged. */
function anchorNotes({ lang }: NotesInput, { state, ranges }: Anchor): string[] {
  const tagged = shownQuote({ ranges });
  const context = ranges[0];
  if (state === 'moved') return [paragraph('These words were moved, and nobody has confirmed the new place yet.', 'note')];
  if (state === 'drifted') return [paragraph(`These words have changed. Tagged were ${quote(tagged, lang)}`, 'note')];
  if (state !== 'orphaned' || !context) return [];
  return [
    paragraph(
      `These words are no longer in the text. They stood between ${quote(context.prefix, lang)} and ${quote(context.suffix, lang)}`,
      'note',
    ),
  ];
}

/** What is checked, of which claim it is a fact, and by which rule a claim follows its facts. */
function factNotes({ state, lang }: NotesInput, annotation: Annotation): string[] {
  const statement = statementOf(annotation);
  const claim = claimOf(state, annotation);
  const facts = factsOf(state, annotation).map(({ label }) => label ?? 'a fact');
  return [
    ...(statement === null ? [] : [`<p class="statement" dir="auto"${lang}>${escapeHtml(statement)}</p>`]),
    ...(claim ? [paragraph(`Fact of ${escapeHtml(claim.label ?? 'a claim')}`, 'where')] : []),
    ...(followsFacts(annotation)
      ? [paragraph(`Follows its facts: ${escapeHtml(facts.join(', '))}. ${escapeHtml(`${FOLLOWED_RULE} ${OUT_OF_THE_RULE}`)}`, 'where')]
      : []),
  ];
}

function typeNotes(annotation: Annotation): string[] {
  const given = typeOf(annotation);
  const { ticked } = annotation;
  const done = doneOf(ticked);
  return [
    ...(given ? [paragraph(`Type: <span dir="auto">${escapeHtml(sayType(given))}</span>`, 'where')] : []),
    ...(ticked
      ? [paragraph(`Checklist ${sayTicked(ticked.items)}${done.length > 0 ? `: ${escapeHtml(done.join('; '))}` : ''}`, 'where')]
      : []),
  ];
}

function verdictNotes(input: NotesInput, annotation: Annotation): string[] {
  const { verdict, isStale } = annotation;
  if (!verdict) return [];
  return [
    ...(verdict.rationale.trim() === '' ? [] : [`<p class="rationale" dir="auto">${escapeHtml(verdict.rationale)}</p>`]),
    ...(verdict.followed ? [] : [paragraph(`Verdict by ${doneBy(input, verdict)}`, 'where')]),
    ...(holdsOnOtherWords(annotation) ? heldNote(input, verdict) : []),
    ...(isStale ? [paragraph(`The verdict is stale: it judged something else, ${quote(judgedText(verdict), input.lang)}`, 'note')] : []),
  ];
}

function checkNotes(input: ExportInput, annotation: Annotation): string[] {
  const { second, adjudication, votes = [], voted, methods } = checkOf(annotation);
  const reason = reasonAside(annotation);
  const taken = takenSecond(annotation);
  const first = votedAway(annotation);
  const between = taken ? `for ${htmlName(personName(input, taken.byId))}` : 'between the two';
  const by = (done: Done) => doneBy(input, done);
  return [
    ...(reason ? reasonsOf(reason) : []).map((one) => paragraph(`Set aside by ${by(one)}: ${escapeHtml(one.text)}`, 'note')),
    ...(first ? [paragraph(`First verdict by ${by(first)}: ${saidVerdict(annotation, first)}`, 'where')] : []),
    ...(second
      ? [
          paragraph(
            `${isSecondTaken(annotation) ? 'First verdict' : 'Second check'} by ${by(second)}: ${saidVerdict(annotation, second)}`,
            'where',
          ),
        ]
      : []),
    ...votes.map((vote) => paragraph(`Vote by ${by(vote)}: ${saidVerdict(annotation, vote)}`, 'where')),
    ...(voted ? [paragraph(`Decided by ${sayVoted(voted)}`, 'where')] : []),
    ...(adjudication
      ? [
          paragraph(
            `Decided ${votes.length > 0 ? 'after the votes' : between} by ${by(adjudication)}: ${escapeHtml(adjudication.rationale)}`,
            'where',
          ),
        ]
      : []),
    ...(methods.length > 0 ? [paragraph(`How it was checked: ${methods.map((one) => checkMethods[one].name).join(', ')}`, 'where')] : []),
  ];
}

interface Done {
  byId: string;
  at: string;
}

/** Who did something, and when. */
const doneBy = (input: Pick<ExportInput, 'state' | 'peopleNames'>, { byId, at }: Done) =>
  `${htmlName(personName(input, byId))}, ${htmlInstant(at)}`;

function heldNote({ lang }: NotesInput, { held, words }: Verdict): string[] {
  if (!held) return [];
  const since = `Since ${htmlInstant(held.at)} they differ in ${escapeHtml(sayWordingChanges(held.changes))}; it holds.`;
  return [paragraph(`The verdict judged ${quote(words, lang)} ${since}`, 'note')];
}

/** What somebody said of a tag at the same time as another, and what nobody has settled, as HTML. */
export function rivalNote(
  input: Pick<ExportInput, 'state' | 'peopleNames'>,
  annotation: Annotation,
  { proposed, ...given }: Rival,
): string {
  const by = doneBy(input, given);
  if ('kind' in proposed) return `Not settled: ${by} made it another kind, ${tagKinds[proposed.kind].name}`;
  if ('checkState' in proposed) {
    const why = proposed.reason ? `: ${escapeHtml(sayReasons(proposed.reason))}` : '';
    return `Not settled: ${by} set it to ${checkStates[proposed.checkState].name}${why}`;
  }
  if ('second' in proposed) return `Not settled: ${by} gave another second check, ${saidVerdict(annotation, proposed.second)}`;
  if (!('verdict' in proposed)) return `Not settled: ${by} said something else of who checks it, by when or how`;
  return proposed.verdict
    ? `Not settled: ${by} gave another verdict, ${saidVerdict(annotation, proposed.verdict)}`
    : `Not settled: ${by} took the verdict away`;
}

const saidVerdict = (annotation: Annotation, given: NamedVerdict & { rationale: string }) =>
  `${nameIn(annotation, given)}${given.rationale.trim() === '' ? '' : `. <span dir="auto">${escapeHtml(given.rationale)}</span>`}`;

function evidenceLine(evidence: readonly Evidence[], used: SourcesInUse): string[] {
  if (evidence.length === 0) return [];
  const links = evidence.map(({ sourceId, stance }) => {
    const source = used.get(sourceId);
    if (!source) throw new Error('a source of a tag has no footnote');
    return `${stances[stance].name} <a href="#source-${source.number}">[${source.number}]</a>`;
  });
  return [paragraph(`Sources: ${links.join(', ')}`, 'evidence')];
}

function sourcingNote(annotation: Annotation): string[] {
  const said = sourcingLine(annotation);
  return said === '' ? [] : [paragraph(said, 'where')];
}

/** How it bears on other tags, and they on it; each is a link to that tag's note. */
function relationLine({ state }: ExportInput, { id }: Annotation, slugs: ReadonlyMap<string, string>): string[] {
  const said = relationsOfTag(state, id).map((one) => {
    const label = escapeHtml(one.other.label ?? 'a tag');
    const slug = slugs.get(one.other.id);
    return `${relationName(one)} ${slug === undefined ? label : `<a href="#tag-${slug}">${label}</a>`}`;
  });
  return said.length === 0 ? [] : [paragraph(`Related: ${said.join('; ')}`, 'where')];
}

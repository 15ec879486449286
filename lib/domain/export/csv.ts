import { quotedWords, wordsOfAnchor } from '../anchors/anchor';
import { locatorOf, NOT_IN_TEXT } from '../anchors/anchor-place';
import { checkStates, reasonsOf } from '../checks/check';
import { checkMethods } from '../checks/check-methods';
import { claimOf, withFactsUnderClaims } from '../checks/facts';
import { firstVerdictOf } from '../checks/first-verdict';
import { isSecondTaken, takenSecond } from '../checks/second-taken';
import { statementOf } from '../checks/statement';
import type { Loss } from '../contract/exports';
import { sayWordingChanges } from '../meaning/wording-changes';
import { markCame } from '../people/person-name';
import { evidenceTiers, stances } from '../sources/evidence';
import type { Source } from '../sources/source';
import { sourceTypes } from '../sources/source-types';
import { sourcingLine } from '../sources/sourcing';
import {
  type Annotation,
  checkOf,
  holdsOnOtherWords,
  isJudgement,
  type ProposedVerdict,
  type Rival,
  reasonAside,
  typeOf,
} from '../tags/annotation';
import { doneOf, sayFields } from '../tags/say-types';
import { tagKinds } from '../tags/tag-kinds';
import { sayTicked } from '../tags/tag-types';
import { listAnnotations } from '../tags/text-order';
import { indentLines } from '../text/indent-lines';
import { definitionOf, type NamedVerdict, verdictName } from '../verdicts/verdict';
import { ratingOf } from '../verdicts/verdict-scale';
import { shownVotes } from '../verdicts/votes';
import type { ExportInput, ExportResult, FileKind, ReportInput } from './export-input';
import { fileNameOf } from './file-name';
import { isExplained, othersOf } from './judgements';
import { listLosses, lossesOfArticle, lossesOfCheck, pastLosses, wordsLosses } from './loss';
import { personName } from './person-name';
import { sayRelations } from './tag-relations';
import { requestColumns, requestsOfTag } from './tag-requests';

/** The columns in order, one entry each. Times are UTC. What a claim may have several of is numbered, a line each, alike in all columns; a line that goes on is indented. */
const columns: Record<string, (claim: Annotation, input: ExportInput) => string> = {
  Label: ({ label }) => label ?? '',
  'Earlier labels': ({ aliases }) => aliases.join(', '),
  Where: ({ anchor }, { state }) => locatorOf(state.doc, anchor) ?? NOT_IN_TEXT,
  Words: ({ anchor }, { state }) => wordsOfAnchor(state.doc, anchor) || quotedWords(anchor),
  Statement: (claim) => statementOf(claim) ?? '',
  'Fact of': (claim, { state }) => claimOf(state, claim)?.label ?? '',
  'Words are': ({ anchor }) => anchor.state,
  // Empty where they are the words.
  'Tagged words': ({ anchor }) => (anchor.state === 'drifted' ? quotedWords(anchor) : ''),
  Check: ({ checkState }) => checkStates[checkState].name,
  'Set aside because': (claim) => numbered(reasonsAside(claim).map(({ text }) => text)),
  'Set aside by': (claim, input) => numbered(reasonsAside(claim).map(({ byId }) => personName(input, byId))),
  'Set aside at': (claim) => numbered(reasonsAside(claim).map(({ at }) => at)),
  // Who is to do it. Who gave the verdict, and who looked again, stands below.
  'Assigned to': (claim, input) => namedOrNot(checkOf(claim).assigneeId, input),
  'Second checker': (claim, input) => namedOrNot(checkOf(claim).secondId, input),
  Due: (claim) => checkOf(claim).dueAt ?? '',
  How: (claim) =>
    checkOf(claim)
      .methods.map((one) => checkMethods[one].name)
      .join(', '),
  Verdict: ({ verdict }) => (verdict ? verdictName(verdict) : ''),
  // Of ClaimReview, 1 to 5; empty where the scale says none.
  Rating: ({ verdict }) => String((verdict && ratingOf(verdict)) ?? ''),
  // As its scale defined it when it was given: the scale of now may say something else.
  Definition: ({ verdict }) => (verdict ? definitionOf(verdict) : ''),
  Type: (claim) => typeOf(claim)?.name ?? '',
  'Fields of the type': (claim) => listed(sayFields(typeOf(claim) ?? { fields: [] })),
  Checklist: ({ ticked }) => (ticked ? sayTicked(ticked.items) : ''),
  'Checklist, done': ({ ticked }) => listed(doneOf(ticked)),
  Stale: ({ verdict, isStale }) => (verdict ? (isStale ? 'yes' : 'no') : ''),
  // Empty where the words are those that were judged, or the verdict is stale.
  'Holds although changed': (claim) =>
    claim.verdict?.held && holdsOnOtherWords(claim) ? sayWordingChanges(claim.verdict.held.changes) : '',
  // The facts that the verdict follows from: nobody has given it by itself.
  Follows: ({ verdict }) => verdict?.followed?.join(', ') ?? '',
  Rationale: ({ verdict }) => verdict?.rationale ?? '',
  'Judged words': ({ verdict }) => verdict?.words ?? '',
  // What was checked until the statement came to say something else: the verdict is stale by that. Empty else.
  'Judged statement': ({ verdict }) => verdict?.restatedFrom ?? '',
  'Verdict by': ({ verdict }, input) => (verdict && !verdict.followed ? personName(input, verdict.byId) : ''),
  'Verdict at': ({ verdict }) => verdict?.at ?? '',
  'Second check': (claim) => saidOrNot(secondOf(claim)),
  'Second check by': (claim, input) => namedOrNot(secondOf(claim)?.byId ?? null, input),
  'Second check at': (claim) => secondOf(claim)?.at ?? '',
  // Empty unless somebody decided for the second checker, or votes took another: else the verdict is the first.
  'First verdict': (claim) => saidOrNot(firstVerdictOf(claim)),
  'First verdict by': (claim, input) => namedOrNot(firstVerdictOf(claim)?.byId ?? null, input),
  'First verdict at': (claim) => firstVerdictOf(claim)?.at ?? '',
  Votes: (claim, input) => numbered(shownVotes(claim).map((vote) => `${personName(input, vote.byId)}: ${saidOrNot(vote)}`)),
  'Votes at': (claim) => numbered(shownVotes(claim).map(({ at }) => at)),
  // The rule that they decided it by; empty where they did not.
  'Decided by votes': (claim) => {
    const { voted } = checkOf(claim);
    return voted ? markCame(`${voted.rule.needed} of ${voted.rule.of}`, voted) : '';
  },
  'Decided by votes at': (claim) => checkOf(claim).voted?.at ?? '',
  'Decided by one person': (claim, input) => namedOrNot(checkOf(claim).adjudication?.byId ?? null, input),
  'Decided by one person because': (claim) => checkOf(claim).adjudication?.rationale ?? '',
  'Decided by one person at': (claim) => checkOf(claim).adjudication?.at ?? '',
  'Other verdicts': ({ rivals }, input) => numbered(rivals.filter(isJudgement).map((rival) => otherVerdict(rival, input))),
  'Other verdicts at': ({ rivals }) => numbered(rivals.filter(isJudgement).map(({ at }) => at)),
  Sources: ofSources(({ title, url }) => (url === null || url === title ? title : `${title}, ${url}`), 'A source that is no longer known'),
  'Source types': ofSources(({ type }) => sourceTypes[type].name),
  'Source authors': ofSources(({ author }) => author),
  'Source publishers': ofSources(({ publisher }) => publisher),
  'Source dates': ofSources(({ publishedOn }) => publishedOn ?? ''),
  'Source notes': ofSources(({ note }) => note),
  Stance: ({ evidence }) => numbered(evidence.map(({ stance }) => stances[stance].name)),
  Quotes: ({ evidence }) => numbered(evidence.map(({ quote }) => quote)),
  Locators: ({ evidence }) => numbered(evidence.map(({ locator }) => locator)),
  'Looked at': ({ evidence }) => numbered(evidence.map(({ lookedAt }) => lookedAt ?? '')),
  'For this fact': ({ evidence }) => numbered(evidence.map(({ tier }) => (tier ? evidenceTiers[tier].name : ''))),
  Origins: ({ evidence }) => numbered(evidence.map(({ origin }) => origin ?? '')),
  'Linked by': ({ evidence }, input) => numbered(evidence.map(({ byId }) => personName(input, byId))),
  'Linked at': ({ evidence }) => numbered(evidence.map(({ at }) => at)),
  // Who changed last what is said of a source here; empty where nobody has.
  'Link changed by': ({ evidence }, input) => numbered(evidence.map(({ changed }) => namedOrNot(changed?.byId ?? null, input))),
  'Link changed at': ({ evidence }) => numbered(evidence.map(({ changed }) => changed?.at ?? '')),
  Sourcing: (claim) => sourcingLine(claim),
  Relations: ({ id }, { state }) => sayRelations(state, id),
  ...Object.fromEntries(
    Object.entries(requestColumns).map(([name, cell]) => [
      name,
      ({ id }: Annotation, { state }: ExportInput) => numbered(requestsOfTag(state, id).map(cell)),
    ]),
  ),
  'Tagged by': ({ byId }, input) => personName(input, byId),
  'Tagged at': ({ at }) => at,
};

/** The table is of claims, and has nothing of the article itself. */
const notInTable = [
  'headline',
  'text',
  'byline',
  'publishedOn',
  'language',
  'direction',
  'deskId',
  'authorId',
  'ownerId',
  'dueAt',
] as const;

const hasWords = (one: string) => one.trim() !== '';

const namedOrNot = (id: string | null, input: ExportInput) => (id === null ? '' : personName(input, id));

const saidOrNot = (said: (NamedVerdict & { rationale: string }) | null) =>
  said ? [verdictName(said), said.rationale].filter(hasWords).join('. ') : '';

/** What was found by whoever looked again: it may have become the verdict. */
const secondOf = (claim: Annotation) => (isSecondTaken(claim) ? takenSecond(claim) : checkOf(claim).second);

const reasonsAside = (claim: Annotation) => {
  const reason = reasonAside(claim);
  return reason ? reasonsOf(reason) : [];
};

function otherVerdict({ proposed, byId }: Rival, input: ExportInput): string {
  const by = personName(input, byId);
  const named = ({ rationale, ...given }: ProposedVerdict) => [`${verdictName(given)}, ${by}`, rationale].filter(hasWords).join('. ');
  if ('second' in proposed) return `Second check: ${named(proposed.second)}`;
  return 'verdict' in proposed && proposed.verdict ? named(proposed.verdict) : `None, ${by}`;
}

/** How tables are called and sent. */
export const csvFile: FileKind = { extension: 'csv', mediaType: 'text/csv; charset=utf-8; header=present' };

/**
 * The claims as CSV by RFC 4180, a row each in order of the text, facts below their claim: CRLF between rows, a header, cells quoted where they must be.
 * It begins with a byte order mark: Excel reads UTF-8 as Latin-1 without one, and every other reader we know skips it.
 * Opinions, proposals and removed tags are not claims and are named in the loss report.
 */
export function writeCsv(input: ExportInput): ExportResult {
  const claims = withFactsUnderClaims(listAnnotations(input.state)).filter(({ kind }) => tagKinds[kind].takesVerdict);
  const rows = [Object.keys(columns), ...claims.map((claim) => Object.values(columns).map((cell) => cell(claim, input)))];
  return {
    fileName: fileNameOf(input.state, csvFile.extension),
    mediaType: csvFile.mediaType,
    content: `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`,
    loss: lossesOfCsv(input),
  };
}

/** What the table will not hold. */
export const lossesOfCsv = ({ state }: ReportInput): Loss[] =>
  listLosses(state, lossesOf, [...lossesOfArticle(state, notInTable), ...doerLosses(state)]);

/** Who did what the table has, and does not name them: one sentence for all claims. */
function doerLosses({ annotations, replyRequests }: ReportInput['state']): string[] {
  const claims = [...annotations.values()].filter(({ kind, isRemoved }) => tagKinds[kind].takesVerdict && !isRemoved);
  const isDone = claims.some(
    ({ typed, ticked, stated, relations = [], verdict }) => typed || ticked || stated || relations.length > 0 || verdict?.held,
  );
  const claimIds = new Set(claims.map(({ id }) => id));
  const isAsked = replyRequests.some(({ annotationIds, isRemoved }) => !isRemoved && annotationIds.some((id) => claimIds.has(id)));
  return isDone || isAsked ? [DOERS] : [];
}

const DOERS = 'Who gave types, ticks, statements and relations, reworded claims and logged requests, and when, is left out.';

/** Before a line with which a value goes on: else a note could go on as the vote of another person, with number and name. */
const GOES_ON = '    ';

/** Values of which a cell may have several, a line each: also one alone. */
const listed = (values: readonly string[]) => values.map((value) => indentLines(value, GOES_ON)).join('\n');

const numbered = (values: readonly string[]) =>
  listed(values.length < 2 ? values : values.map((value, index) => `[${index + 1}] ${value}`));

/** A cell of what is said of each source of a claim, or `unknown`. */
function ofSources(say: (source: Source) => string, unknown = ''): (claim: Annotation, input: ExportInput) => string {
  return ({ evidence }, { sources }) => {
    const byId = known.get(sources) ?? new Map(sources.map((one) => [one.id, one]));
    known.set(sources, byId);
    const cell = (source: Source | undefined) => (source ? say(source) : unknown);
    return numbered(evidence.map(({ sourceId }) => cell(byId.get(sourceId))));
  };
}

const known = new WeakMap<ExportInput['sources'], ReadonlyMap<string, Source>>();

function lossesOf(annotation: Annotation): string[] {
  const { kind, anchor, rivals } = annotation;
  if (!tagKinds[kind].takesVerdict) return [`${tagKinds[kind].name}: the file holds claims only.`];
  return [
    ...(anchor.ranges.length > 1 ? ['Its stretches of words stand in one cell.'] : []),
    ...(rivals.every(isJudgement) ? [] : ['Proposed changes other than verdicts are left out.']),
    ...lossesOfCheck(annotation, ['needsSecond', 'pastSeconds', 'pastVotes']),
    ...(othersOf(annotation).some(isExplained) ? ['What second checks, votes and other verdicts mean is left out.'] : []),
    ...wordsLosses(annotation),
    ...pastLosses(annotation),
  ];
}

/** Characters that make spreadsheets compute a cell. The wide forms count: some editions read them as their narrow ones. */
const startsFormula = /^[\s\uFEFF]*[=+\-@|%＝＋－＠]|^[\t\r\n]/;

/**
 * A separator before it, and quotes between: to a reader that cuts there they are the quotes of a cell. Taken with the blanks behind the separator: a
 * line that goes on stays indented. All of them: a search that gave blanks back one by one would take long over many.
 */
const startsFormulaInside = /[;\t\n][^\S\n\t]*(?![^\S\n\t])(?=(?:[^\S\n\t]|")*[=+\-@|%＝＋－＠])/g;

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

/** Figures with signs between them, English months and halves of the day: whatever a spreadsheet makes a date, a time or a number of. */
const looksLikeFigure = new RegExp(String.raw`^(?=\D*\d)(?:[\s\d\p{Sc}.,:;/()%'’-]|(?<=\d)e\+?|(?<=[\d\s])[ap]m?|${months})+$`, 'iu');

/** Those of them that read and show alike as text and as what they become: a count, a year, a day as ISO 8601 has it. */
const readsAlike = /^(?:0|[1-9]\d{0,14}|\d{4}-\d\d-\d\d)$/;

/** True of a text that would come back as something else: 12-14 as a day, 04:12 as a time, 007 as 7. */
const isMisread = (text: string): boolean => looksLikeFigure.test(text) && !readsAlike.test(text);

/**
 * One value as a cell. What could start a formula (OWASP, CSV injection), or would become another date or figure, gets an apostrophe before it, which
 * spreadsheets take as "this is text". So does what could start a formula where a spreadsheet takes other separators than commas: to it the quotes in
 * the middle of a row are none, and those behind its own separator are. Line breaks become LF, inside quotes: a CR alone would end the row in some
 * readers.
 */
export function csvCell(value: string): string {
  const oneBreak = value.replaceAll(/\r\n?/g, '\n');
  const text = (startsFormula.test(value) || isMisread(oneBreak) ? `'${oneBreak}` : oneBreak).replaceAll(startsFormulaInside, "$&'");
  return /[",\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

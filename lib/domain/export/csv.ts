import { wordsOfAnchor } from '../anchors/anchor';
import { locatorOf, NOT_IN_TEXT } from '../anchors/anchor-place';
import { checkStates, reasonsOf } from '../checks/check';
import { checkMethods } from '../checks/check-methods';
import { claimOf, withFactsUnderClaims } from '../checks/facts';
import { statementOf } from '../checks/statement';
import { sayWordingChanges } from '../meaning/wording-changes';
import { markCame } from '../people/person-name';
import { evidenceTiers, stances } from '../sources/evidence';
import { sourcingLine } from '../sources/sourcing';
import { type Annotation, checkOf, holdsOnOtherWords, isJudgement, reasonAside, typeOf } from '../tags/annotation';
import { doneOf, sayFields } from '../tags/say-types';
import { tagKinds } from '../tags/tag-kinds';
import { sayTicked } from '../tags/tag-types';
import { listAnnotations } from '../tags/text-order';
import { definitionOf, type NamedVerdict, verdictName } from '../verdicts/verdict';
import { ratingOf } from '../verdicts/verdict-scale';
import { shownVotes } from '../verdicts/votes';
import type { ExportInput, ExportResult, Loss, ReportInput } from './export-input';
import { fileNameOf } from './file-name';
import { listLosses, lossesOfArticle, lossesOfCheck, pastLosses } from './loss';
import { personName } from './person-name';
import { sayRelations } from './tag-relations';
import { requestColumns, requestsOfTag } from './tag-requests';

/** The columns in order, one entry each. Times are UTC. What a claim has several of is numbered, a line each, alike in all columns. */
const columns: Record<string, (claim: Annotation, input: ExportInput) => string> = {
  Label: ({ label }) => label ?? '',
  'Earlier labels': ({ aliases }) => aliases.join(', '),
  Where: ({ anchor }, { state }) => locatorOf(state.doc, anchor) ?? NOT_IN_TEXT,
  Words: ({ anchor }, { state }) => wordsOfAnchor(state.doc, anchor) || anchor.ranges.map(({ exact }) => exact).join('\n'),
  Statement: (claim) => statementOf(claim) ?? '',
  'Fact of': (claim, { state }) => claimOf(state, claim)?.label ?? '',
  'Words are': ({ anchor }) => anchor.state,
  Check: ({ checkState }) => checkStates[checkState].name,
  'Set aside because': (claim) => {
    const reason = reasonAside(claim);
    return numbered(reason ? reasonsOf(reason).map(({ text }) => text) : []);
  },
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
  'Fields of the type': (claim) => sayFields(typeOf(claim) ?? { fields: [] }).join('\n'),
  Checklist: ({ ticked }) => (ticked ? sayTicked(ticked.items) : ''),
  'Checklist, done': ({ ticked }) => doneOf(ticked).join('\n'),
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
  'Second check': (claim) => saidOrNot(checkOf(claim).second),
  'Second check by': (claim, input) => namedOrNot(checkOf(claim).second?.byId ?? null, input),
  'Second check at': (claim) => checkOf(claim).second?.at ?? '',
  Votes: (claim, input) => numbered(shownVotes(claim).map((vote) => `${personName(input, vote.byId)}: ${saidOrNot(vote)}`)),
  // The rule that they decided it by; empty where they did not.
  'Decided by votes': (claim) => {
    const { voted } = checkOf(claim);
    return voted ? markCame(`${voted.rule.needed} of ${voted.rule.of}`, voted) : '';
  },
  'Decided by one person': (claim, input) => namedOrNot(checkOf(claim).adjudication?.byId ?? null, input),
  'Other verdicts': ({ rivals }, input) =>
    numbered(
      rivals.flatMap(({ proposed, byId }) => {
        if ('second' in proposed) return [`Second check: ${verdictName(proposed.second)}, ${personName(input, byId)}`];
        return 'verdict' in proposed && proposed.verdict ? [`${verdictName(proposed.verdict)}, ${personName(input, byId)}`] : [];
      }),
    ),
  Sources: ({ evidence }, { sources }) => numbered(evidence.map(({ sourceId }) => sourceLine(sourceId, sources))),
  Stance: ({ evidence }) => numbered(evidence.map(({ stance }) => stances[stance].name)),
  Quotes: ({ evidence }) => numbered(evidence.map(({ quote }) => quote)),
  Locators: ({ evidence }) => numbered(evidence.map(({ locator }) => locator)),
  'Looked at': ({ evidence }) => numbered(evidence.map(({ lookedAt }) => lookedAt ?? '')),
  'For this fact': ({ evidence }) => numbered(evidence.map(({ tier }) => (tier ? evidenceTiers[tier].name : ''))),
  Origins: ({ evidence }) => numbered(evidence.map(({ origin }) => origin ?? '')),
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

const namedOrNot = (id: string | null, input: ExportInput) => (id === null ? '' : personName(input, id));

const saidOrNot = (said: (NamedVerdict & { rationale: string }) | null) =>
  said ? [verdictName(said), said.rationale].filter((one) => one.trim() !== '').join('. ') : '';

/**
 * The claims as CSV by RFC 4180, a row each in order of the text, facts below their claim: CRLF between rows, a header, cells quoted where they must be.
 * It begins with a byte order mark: Excel reads UTF-8 as Latin-1 without one, and every other reader we know skips it.
 * Opinions, proposals and removed tags are not claims and are named in the loss report.
 */
export function writeCsv(input: ExportInput): ExportResult {
  const claims = withFactsUnderClaims(listAnnotations(input.state)).filter(({ kind }) => tagKinds[kind].takesVerdict);
  const rows = [Object.keys(columns), ...claims.map((claim) => Object.values(columns).map((cell) => cell(claim, input)))];
  return {
    fileName: fileNameOf(input.state, 'csv'),
    mediaType: 'text/csv; charset=utf-8; header=present',
    content: `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`,
    loss: lossesOfCsv(input),
  };
}

/** What the table will not hold. */
export const lossesOfCsv = ({ state }: ReportInput): Loss[] => listLosses(state, lossesOf, lossesOfArticle(state, notInTable));

const numbered = (values: readonly string[]) =>
  values.length < 2 ? (values[0] ?? '') : values.map((value, index) => `[${index + 1}] ${value}`).join('\n');

function sourceLine(id: string, sources: ExportInput['sources']): string {
  const source = sources.find((one) => one.id === id);
  if (!source) return 'A source that is no longer known';
  return source.url === null || source.url === source.title ? source.title : `${source.title}, ${source.url}`;
}

function lossesOf(annotation: Annotation): string[] {
  const { kind, anchor, rivals } = annotation;
  if (!tagKinds[kind].takesVerdict) return [`${tagKinds[kind].name}: the file holds claims only.`];
  return [
    ...(anchor.ranges.length > 1 ? ['Its stretches of words stand in one cell.'] : []),
    ...(rivals.some((one) => !isJudgement(one)) ? ['Proposed changes of kind or state are left out.'] : []),
    ...lossesOfCheck(annotation, ['needsSecond', 'adjudication', 'pastSeconds', 'pastVotes']),
    ...pastLosses(annotation),
  ];
}

/** Characters that make spreadsheets compute a cell. The wide forms count: some editions read them as their narrow ones. */
const startsFormula = /^[\s\uFEFF]*[=+\-@|%＝＋－＠]|^[\t\r\n]/;

/** A separator before it, and quotes between: to a reader that cuts there they are the quotes of a cell. */
const startsFormulaInside = /[;\t\n](?=(?:[^\S\n\t]|")*[=+\-@|%＝＋－＠])/g;

/**
 * One value as a cell. One that could start a formula gets an apostrophe before it, which spreadsheets take as "this is text"
 * (OWASP, CSV injection). Line breaks become LF, inside quotes: a CR alone would end the row in some readers. So does what could start a formula
 * where a spreadsheet takes other separators than commas: to it the quotes in the middle of a row are none, and those behind its own separator are.
 */
export function csvCell(value: string): string {
  const oneBreak = value.replaceAll(/\r\n?/g, '\n');
  const text = (startsFormula.test(value) ? `'${oneBreak}` : oneBreak).replaceAll(startsFormulaInside, "$&'");
  return /[",\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { NOT_IN_TEXT } from '../anchors/anchor-place';
import { checkMethods } from '../checks/check-methods';
import { factsOf } from '../checks/facts';
import { FOLLOWED_RULE, OUT_OF_THE_RULE } from '../checks/followed-rule';
import { escapeHtml, htmlDay, htmlInstant, htmlName } from '../export/html-escape';
import { lookInHtml, rivalNote } from '../export/html-notes';
import { standingNotes } from '../export/judgements';
import { sayWordingChanges } from '../meaning/wording-changes';
import { claimRemarks, type ReportFact } from '../report/report';
import { type Evidence, stances } from '../sources/evidence';
import { sayOrigin } from '../sources/sourcing';
import { type Annotation, holdsOnOtherWords, isChecked } from '../tags/annotation';
import { listAnnotations } from '../tags/text-order';
import { type GivenGrade, type Verdict, verdictName } from '../verdicts/verdict';
import { type IndexPage, plainId } from './index-parts';
import { waiverNotes } from './index-waivers';

/** Each claim with its words, verdict, rationale and evidence, and by whom and when; in order of the text. */
export function* renderClaims(page: IndexPage): Generator<string, void> {
  const { input, report } = page;
  const claims = new Map(report.claims.map((one) => [one.annotationId, one]));
  if (claims.size === 0) {
    yield '<p>No claim is tagged.</p>\n';
    return;
  }
  const titles = new Map(input.sources.map(({ id, title }) => [id, title]));
  const numbers = new Map(report.sources.map(({ id, number }) => [id, number]));
  yield '<ol class="claims">\n';
  for (const tag of listAnnotations(input.state)) {
    const claim = claims.get(tag.id);
    if (!claim) continue;
    const evidenceOf = (one: Evidence) => renderEvidence(page, one, titles.get(one.sourceId), numbers.get(one.sourceId));
    yield renderClaim(page, tag, claim, evidenceOf);
    // Beside their claim and not in it: the verifier reads one after the other.
    for (const [index, fact] of factsOf(input.state, tag).entries()) {
      const told = claim.facts[index];
      if (told) yield renderClaim(page, fact, { ...told, factOf: tag.label ?? '' }, evidenceOf);
    }
  }
  yield '</ol>\n';
  if (report.claims.some((one) => one.isFollowing))
    yield `<p class="where">A claim with facts follows them. ${escapeHtml(`${FOLLOWED_RULE} ${OUT_OF_THE_RULE}`)}</p>\n`;
}

// The order of what stands here is the one in which the verifier looks for it: label, verdict, words, rationale, evidence.
function renderClaim(
  page: IndexPage,
  tag: Annotation,
  claim: ReportFact & { factOf?: string },
  evidenceOf: (evidence: Evidence) => string,
): string {
  const { id, label, verdict, evidence } = tag;
  const { words, locator } = claim;
  const lines = [
    `<h3><b>${escapeHtml(label ?? '')}</b> ${renderVerdict(tag)}</h3>`,
    `<p class="place">${escapeHtml(locator || NOT_IN_TEXT)}</p>`,
    ...(claim.factOf === undefined ? [] : [`<p class="where">Fact of ${escapeHtml(claim.factOf)}</p>`]),
    `<blockquote dir="auto">${escapeHtml(words)}</blockquote>`,
    ...(claim.statement === null ? [] : [`<p dir="auto">${escapeHtml(claim.statement)}</p>`]),
    ...remarkOf(tag, claim),
    ...(verdict ? [`<p class="rationale" dir="auto">${escapeHtml(verdict.rationale)}</p>`] : []),
    ...(verdict ? [`<p class="where">${byWhom(page, verdict)}, ${htmlInstant(verdict.at)}${meant(verdict.grade)}</p>`] : []),
    ...typeOfClaim(claim),
    ...secondOf(claim),
    ...methodsOf(claim),
    ...waiverNotes(page, id),
    ...tag.rivals.map((rival) => `<p class="note">${rivalNote(page.input, tag, rival)}</p>`),
    ...pastOf(page, tag),
    ...relationsOf(claim),
    ...(evidence.length > 0
      ? [`<ul class="evidence">\n${evidence.map(evidenceOf).join('\n')}\n</ul>`]
      : ['<p class="where">No evidence is linked.</p>']),
    ...(claim.sourcing === '' ? [] : [`<p class="where">${escapeHtml(claim.sourcing)}</p>`]),
  ];
  return `<!--claim ${plainId(id)}-->\n<li id="claim-${plainId(id)}">\n${lines.join('\n')}\n</li>\n<!--end of claim-->\n`;
}

/** The verdict, and how far it stands. Sign and colour say that the claim is checked: they wait for whoever looks again. */
function renderVerdict(tag: Annotation): string {
  const { verdict, isStale } = tag;
  const look = verdict && isChecked(tag) ? lookInHtml(verdict) : null;
  const name = verdict && `${look ? `${look.sign} ` : ''}${escapeHtml(verdictName(verdict))}`;
  const told = `data-verdict="${verdict?.value ?? ''}" data-stale="${isStale}" data-checked="${look !== null}"`;
  return `<span class="verdict ${look?.colour ?? 'none'}" ${told}>${[...(name ? [name] : []), ...standingNotes(tag)].join(', ')}</span>`;
}

/** What a verdict of the house meant when it was given, behind what else is said of it. */
const meant = (grade: GivenGrade | undefined) =>
  grade?.definition ? `; ${escapeHtml(grade.name)} means <q dir="auto">${escapeHtml(grade.definition)}</q>` : '';

/** Who gave a verdict, or the facts that it follows from. */
const byWhom = ({ nameOf }: IndexPage, { followed, byId }: Verdict) =>
  followed ? `Follows ${escapeHtml(followed.join(', '))}` : `Verdict by ${htmlName(nameOf(byId))}`;

function remarkOf(tag: Annotation, { remark, words }: ReportFact): string[] {
  const { verdict } = tag;
  const about = remark === null ? [] : [`${claimRemarks[remark].name}. ${claimRemarks[remark].definition}.`];
  const judged = verdict && verdict.words !== words ? [`Judged were <q dir="auto">${escapeHtml(verdict.words)}</q>.`] : [];
  const before = verdict?.restatedFrom;
  const restated = before === undefined ? [] : [`Checked was <q dir="auto">${escapeHtml(before)}</q>.`];
  const held =
    verdict?.held && holdsOnOtherWords(tag)
      ? [`They differ in ${escapeHtml(sayWordingChanges(verdict.held.changes))}; the verdict holds.`]
      : [];
  const said = [...about, ...judged, ...restated, ...held];
  return said.length === 0 ? [] : [`<p class="note">${said.join(' ')}</p>`];
}

/** The house's type of it, and how much of the type's checklist is done. */
function typeOfClaim({ type, checklist }: ReportFact): string[] {
  if (type === null) return [];
  return [`<p class="where">Type: <span dir="auto">${escapeHtml(type)}</span>${checklist === null ? '' : `. Checklist ${checklist}`}</p>`];
}

const methodsOf = ({ methods }: ReportFact): string[] =>
  methods.length === 0 ? [] : [`<p class="where">How it was checked: ${methods.map((one) => checkMethods[one].name).join(', ')}</p>`];

/** What others than the first checker say of it. */
function secondOf({ first, second, adjudication, votes, voted, setAside }: ReportFact): string[] {
  const said = (name: string, note: string) =>
    `${htmlName(name)}${note.trim() === '' ? '' : `: <span dir="auto">${escapeHtml(note)}</span>`}`;
  const forName = adjudication?.forName ?? null;
  const between = forName === null ? 'between the two' : `for ${htmlName(forName)}`;
  return [
    ...(first
      ? [`<p class="where">First verdict, ${escapeHtml(verdictName(first))}, by ${said(first.name, first.note)}${meant(first.grade)}</p>`]
      : []),
    ...(second
      ? [
          `<p class="where">${adjudication?.took === 'second' ? 'First verdict' : 'Second check'}, ${escapeHtml(verdictName(second))}, by ${said(second.name, second.note)}${meant(second.grade)}</p>`,
        ]
      : []),
    ...votes.map(
      (vote) => `<p class="where">Vote, ${escapeHtml(verdictName(vote))}, by ${said(vote.name, vote.note)}${meant(vote.grade)}</p>`,
    ),
    ...(voted === null ? [] : [`<p class="where">Decided by ${voted}</p>`]),
    ...(adjudication
      ? [`<p class="where">Decided ${votes.length > 0 ? 'after the votes' : between} by ${said(adjudication.name, adjudication.note)}</p>`]
      : []),
    ...(setAside ? [`<p class="where">Set aside by ${said(setAside.name, setAside.reason)}</p>`] : []),
  ];
}

/** The verdicts that stood before, so that nobody has to read the journal for a change of mind. */
function pastOf({ nameOf }: IndexPage, { pastVerdicts, split }: Annotation): string[] {
  const past = [...pastVerdicts, ...(split?.own ? [split.own] : [])].flatMap(({ verdict }) => verdict ?? []);
  const told = past.map(
    ({ value, grade, byId, at, rationale }) =>
      `<li>${escapeHtml(verdictName({ value, grade }))}, ${htmlName(nameOf(byId))}, ${htmlInstant(at)}${meant(grade)}${rationale.trim() === '' ? '' : `: <span dir="auto">${escapeHtml(rationale)}</span>`}</li>`,
  );
  return told.length === 0 ? [] : [`<p class="where">Earlier verdicts:</p>\n<ul class="where">\n${told.join('\n')}\n</ul>`];
}

/** How it bears on other tags, and they on it. */
const relationsOf = ({ relations }: ReportFact): string[] =>
  relations.length === 0 ? [] : [`<p class="where">Related: ${escapeHtml(relations.join('; '))}</p>`];

function renderEvidence(page: IndexPage, evidence: Evidence, title: string | undefined, number: number | undefined): string {
  const { stance, quote, locator, lookedAt, tier, byId, at, changed } = evidence;
  const origin = sayOrigin(evidence);
  const source = `<cite dir="auto">${escapeHtml(title ?? 'A source that is no longer known')}</cite>${number === undefined ? '' : ` <a href="#source-${number}">[${number}]</a>`}`;
  const read = [
    ...(quote === '' ? [] : [`<q dir="auto">${escapeHtml(quote)}</q>`]),
    ...(locator === '' ? [] : [`<span dir="auto">${escapeHtml(locator)}</span>`]),
    ...(lookedAt ? [`looked at ${htmlDay(lookedAt)}`] : []),
    ...(origin === '' ? [] : [`<span dir="auto">${escapeHtml(origin)}</span>`]),
  ];
  const said = changed ? `, changed by ${htmlName(page.nameOf(changed.byId))}, ${htmlInstant(changed.at)}` : '';
  const linked = `<span class="where">Linked by ${htmlName(page.nameOf(byId))}, ${htmlInstant(at)}${said}</span>`;
  return `<li data-stance="${stance}" data-tier="${tier ?? ''}"><b>${stances[stance].name}</b> ${[source, ...read].join(', ')}. ${linked}</li>`;
}

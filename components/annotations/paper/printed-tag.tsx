'use client';
import { fullNameOf } from '@/components/article/people/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { PrintedRequests } from '@/components/replies/printed-requests';
import { StanceLabel } from '@/components/sources/stance-label';
import type { SourceName } from '@/components/sources/use-article-sources';
import { KindChip } from '@/components/ui/kind-chip';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { Day, sayDay, sayMoment, useDateLanguage } from '@/components/ui/when';
import { quotedWords, wordsOfAnchor } from '@/lib/domain/anchors/anchor';
import { readWords } from '@/lib/domain/anchors/anchor-words';
import { checkStates, reasonsOf } from '@/lib/domain/checks/check';
import { checkMethods } from '@/lib/domain/checks/check-methods';
import { claimOf, isJudged } from '@/lib/domain/checks/facts';
import { votedAway } from '@/lib/domain/checks/first-verdict';
import { isSecondTaken, takenSecond } from '@/lib/domain/checks/second-taken';
import { statementOf } from '@/lib/domain/checks/statement';
import type { Evidence } from '@/lib/domain/sources/evidence';
import { sayOrigin } from '@/lib/domain/sources/sourcing';
import { type Annotation, checkOf, holdsOnOtherWords, typeOf } from '@/lib/domain/tags/annotation';
import { sayType } from '@/lib/domain/tags/say-types';
import { sayTicked } from '@/lib/domain/tags/tag-types';
import { locatorAt } from '@/lib/domain/text/article-text';
import { blockDirection } from '@/lib/domain/text/block-direction';
import { judgedText, verdictName } from '@/lib/domain/verdicts/verdict';
import { sayVoted } from '@/lib/domain/verdicts/votes';
import { glyphOf, gradeOf, placesOfTag, stateNameOf } from '../tag-words';
import { sayHeld } from '../verdict/held-verdict';
import { proposedName, rivalTitle } from '../verdict/rival-notice';

interface Props {
  annotation: Annotation;
  sources: ReadonlyMap<string, SourceName>;
}

/** One tag on paper: all that its card says, and nothing that is pressed. */
export function PrintedTag({ annotation, sources }: Props) {
  const workbench = useWorkbench();
  const { session, people, rules } = workbench;
  const language = useDateLanguage();
  const { kind, label, verdict, evidence, rivals } = annotation;
  const anchor = { ...annotation.anchor, ranges: session.placesOf(annotation) };
  const now = wordsOfAnchor(session.doc, anchor);
  const before = verdict ? verdict.words : quotedWords(anchor);
  const judged = verdict ? judgedText(verdict) : before;
  const words = now === '' ? before : readWords(session.doc, anchor);
  const stands = stateNameOf(annotation, rules.votes);
  const { direction } = session.confirmed.details;
  const statement = statementOf(annotation);
  const claim = claimOf(session, annotation);
  return (
    <li className="printed-tag">
      <p className="printed-label">
        <KindChip kind={kind} label={label} />
        {claim && <span className="dim2">Fact of {claim.label}</span>}
        <span className="mono">
          {now !== '' && [locatorAt(session.doc, anchor.ranges[0]?.from ?? 0), placesOfTag(annotation)].filter(Boolean).join(', ')}
        </span>
      </p>
      <div>
        <p className="read printed-words" dir={blockDirection(words, direction)} lang={session.language}>
          {words}
        </p>
        {statement !== null && (
          <p className="statement read" dir={blockDirection(statement, direction)} lang={session.language}>
            {statement}
          </p>
        )}
        {now !== '' && (now !== before || judged !== before) && (
          <p>
            Was:{' '}
            <q dir={blockDirection(judged, direction)} lang={session.language}>
              {judged}
            </q>
          </p>
        )}
        {stands !== '' && (
          <p className="printed-verdict">
            {kind === 'claim' && <VerdictGlyph value={glyphOf(annotation)} grade={gradeOf(annotation)} isNamedBeside />}
            <b>{stands}</b>
            {verdict?.followed && <span className="dim2">Follows {verdict.followed.join(', ')}</span>}
            {verdict && !verdict.followed && (
              <span className="dim2">
                {fullNameOf(workbench, verdict.byId) || 'Someone'}, {sayMoment(new Date(verdict.at), language)}
              </span>
            )}
          </p>
        )}
        {annotation.anchor.state === 'moved' && <p>Found again elsewhere, and not yet confirmed</p>}
        {verdict?.held && holdsOnOtherWords(annotation) && (
          <p>
            {sayHeld(verdict.held.changes)}, {sayMoment(new Date(verdict.held.at), language)}; the verdict holds
          </p>
        )}
        {verdict && verdict.rationale !== '' && <p dir="auto">{verdict.rationale}</p>}
        <PrintedCheck annotation={annotation} />
        {rivals.map((rival) => (
          <p key={rival.entryId}>
            {rivalTitle(annotation, rival, people)}: {proposedName(rival, people, language)}
          </p>
        ))}
        {evidence.length > 0 && (
          <ul className="printed-sources">
            {evidence.map((one) => (
              <PrintedEvidence key={one.id} evidence={one} source={sources.get(one.sourceId)} />
            ))}
          </ul>
        )}
        {isJudged(annotation) && evidence.length === 0 && <p className="dim2">No source</p>}
        <PrintedRequests annotationId={annotation.id} />
      </div>
    </li>
  );
}

/** What others than the first checker said, and how and by whom the claim is checked. */
function PrintedCheck({ annotation }: { annotation: Annotation }) {
  const workbench = useWorkbench();
  const language = useDateLanguage();
  const { assigneeId, dueAt, methods, reason, second, adjudication, votes = [], voted } = checkOf(annotation);
  const taken = takenSecond(annotation);
  const first = votedAway(annotation);
  const between = taken ? `for ${fullNameOf(workbench, taken.byId) || 'someone'}` : 'between the two';
  const decided = votes.length > 0 ? 'after the votes' : between;
  const by = ({ byId, at }: { byId: string; at: string }) =>
    `${fullNameOf(workbench, byId) || 'Someone'}, ${sayMoment(new Date(at), language)}`;
  const given = typeOf(annotation);
  const { ticked } = annotation;
  const work = [
    ...(given ? [`Type: ${sayType(given, (on) => sayDay(on, language))}`] : []),
    ...(ticked ? [`Checklist ${sayTicked(ticked.items)}`] : []),
    ...(assigneeId !== null ? [`Checker: ${fullNameOf(workbench, assigneeId) || 'Someone'}`] : []),
    ...(dueAt !== null ? [`Due ${sayMoment(new Date(dueAt), language)}`] : []),
    ...(methods.length > 0 ? [`How: ${methods.map((one) => checkMethods[one].name).join(', ')}`] : []),
  ];
  return (
    <>
      {(reason ? reasonsOf(reason) : []).map((one) => (
        <p key={`${one.byId} ${one.at}`} dir="auto">
          {checkStates[annotation.checkState].name}: {one.text} <span className="dim2">{by(one)}</span>
        </p>
      ))}
      {first && (
        <p dir="auto">
          First verdict: <b>{verdictName(first)}</b> <span className="dim2">{by(first)}</span> {first.rationale}
        </p>
      )}
      {second && (
        <p dir="auto">
          {isSecondTaken(annotation) ? 'First verdict' : 'Second check'}: <b>{verdictName(second)}</b>{' '}
          <span className="dim2">{by(second)}</span> {second.rationale}
        </p>
      )}
      {votes.map((vote) => (
        <p key={vote.entryId} dir="auto">
          Vote: <b>{verdictName(vote)}</b> <span className="dim2">{by(vote)}</span> {vote.rationale}
        </p>
      ))}
      {voted && <p>Decided by {sayVoted(voted)}</p>}
      {adjudication && (
        <p dir="auto">
          Decided {decided}: {adjudication.rationale} <span className="dim2">{by(adjudication)}</span>
        </p>
      )}
      {work.length > 0 && <p className="dim2">{work.join(' · ')}</p>}
    </>
  );
}

function PrintedEvidence({ evidence, source }: { evidence: Evidence; source: SourceName | undefined }) {
  const { stance, quote, locator, lookedAt } = evidence;
  const origin = sayOrigin(evidence);
  return (
    <li>
      <StanceLabel stance={stance} /> <b dir="auto">{source?.title ?? 'Source'}</b>
      {locator !== '' && <span className="mono">, {locator}</span>}
      {lookedAt !== null && (
        <span className="dim2">
          , looked at <Day on={lookedAt} />
        </span>
      )}
      {origin !== '' && <span dir="auto"> ({origin})</span>}
      {source?.url && <span className="printed-address">{source.url}</span>}
      {quote !== '' && (
        <blockquote className="read" dir="auto">
          {quote}
        </blockquote>
      )}
    </li>
  );
}

import { Fragment } from 'react';
import { VerdictLabel } from '@/components/ui/verdict-glyph';
import { sayDay, useDateLanguage } from '@/components/ui/when';
import { NOT_IN_TEXT } from '@/lib/domain/anchors/anchor-place';
import { checkStates } from '@/lib/domain/checks/check';
import { checkMethods } from '@/lib/domain/checks/check-methods';
import { FOLLOWED_RULE, OUT_OF_THE_RULE } from '@/lib/domain/checks/followed-rule';
import { claimRemarks, type ReportClaim, type ReportFact } from '@/lib/domain/report/report';
import { sayType } from '@/lib/domain/tags/say-types';
import { blockDirection, type Direction } from '@/lib/domain/text/block-direction';
import { verdictName } from '@/lib/domain/verdicts/verdict';

interface Props {
  claims: readonly ReportClaim[];
  /** The article's, BCP 47 or empty. */
  language: string;
  direction: Direction;
  labelledBy: string;
  /** Names of verdicts whose meaning is said of each claim: elsewhere it is said once. */
  explained?: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** Claims as a table: label, place, words with the numbers of their sources, and how each came out. */
export function ReportClaims({ claims, language, direction, labelledBy, explained = none }: Props) {
  const ofArticle = { lang: language || undefined, direction, explained };
  return (
    <table className="report-claims" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">
            <abbr title="Paragraph">¶</abbr>
          </th>
          <th scope="col">Claim</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => (
          <Fragment key={claim.annotationId}>
            <ClaimRow claim={claim} {...ofArticle} follows={claim.isFollowing ? claim.facts : []} />
            {claim.facts.map((fact) => (
              <ClaimRow key={fact.annotationId} claim={fact} {...ofArticle} ofClaim={claim.label} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** By which rule claims follow their facts, where any does. */
export function FollowedRule({ claims }: { claims: readonly ReportClaim[] }) {
  if (!claims.some(({ isFollowing }) => isFollowing)) return null;
  return (
    <p className="claim-note report-rule">
      A claim that is split into facts follows them. {FOLLOWED_RULE} {OUT_OF_THE_RULE}
    </p>
  );
}

interface RowProps {
  claim: ReportFact;
  /** In which language its words are; left out where nobody has said. */
  lang: string | undefined;
  explained: ReadonlySet<string>;
  /** The article's: words with letters of both run as most of theirs do. */
  direction: Direction;
  /** The facts that its verdict follows from. */
  follows?: readonly ReportFact[];
  /** Of a fact: the label of its claim. */
  ofClaim?: string | null;
}

function ClaimRow({ claim, lang, direction, explained, follows = [], ofClaim }: RowProps) {
  const {
    label,
    locator,
    words,
    statement,
    grade,
    remark,
    earlierWords,
    note,
    methods,
    typed,
    checklist,
    setAside,
    relations,
    sources,
    sourcing,
  } = claim;
  const language = useDateLanguage();
  const shown = ofClaim === undefined ? words : (statement ?? words);
  return (
    <tr className={ofClaim === undefined ? undefined : 'is-fact'}>
      <th scope="row" className="mono">
        {label}
      </th>
      <td className="mono place">{locator === '' ? <NotInText /> : locator.replace('¶', '')}</td>
      <td>
        <span className="claim-words" dir={blockDirection(shown, direction)} lang={lang}>
          {shown}
        </span>
        {sources.map((number) => (
          <sup key={number}>
            <a href={`#source-${number}`} aria-label={`Source ${number}`}>
              {number}
            </a>
          </sup>
        ))}
        {ofClaim !== undefined && <span className="vh">, fact of {ofClaim}</span>}
        {ofClaim === undefined && statement !== null && (
          <span className="claim-note" dir="auto">
            Checked is:{' '}
            <span dir={blockDirection(statement, direction)} lang={lang}>
              {statement}
            </span>
          </span>
        )}
        {follows.length > 0 && <span className="claim-note">Follows its facts: {follows.map((fact) => fact.label).join(', ')}</span>}
        {remark !== null && (
          <span className="claim-note" dir="auto">
            <b>{claimRemarks[remark].name}</b>
            {earlierWords !== null && (
              <>
                . {remark === 'restated' ? 'Checked was' : 'Judged were'} “
                <span dir={blockDirection(earlierWords, direction)} lang={lang}>
                  {earlierWords}
                </span>
                ”
              </>
            )}
          </span>
        )}
        {grade?.definition && explained.has(grade.name) && (
          <span className="claim-note" dir="auto">
            {grade.name} means: {grade.definition}
          </span>
        )}
        {note !== '' && (
          <span className="claim-note" dir="auto">
            {note}
          </span>
        )}
        {setAside !== null && (
          <span className="claim-note" dir="auto">
            <b>Set aside by {setAside.name}.</b> {setAside.reason}
          </span>
        )}
        <FirstLook claim={claim} />
        <SecondLook claim={claim} />
        <Votes claim={claim} />
        <PassedOver claim={claim} />
        {sourcing !== '' && <span className="claim-note">{sourcing}</span>}
        {relations.length > 0 && <span className="claim-note">Related: {relations.join('; ')}</span>}
        {typed && (
          <span className="claim-note" dir="auto">
            Type: {sayType(typed, (on) => sayDay(on, language))}
            {checklist !== null && `. Checklist ${checklist}`}
          </span>
        )}
        {methods.length > 0 && <span className="claim-note">How: {methods.map((one) => checkMethods[one].name).join(', ')}</span>}
      </td>
      <td>
        <Outcome claim={claim} />
      </td>
    </tr>
  );
}

/** How it came out. A verdict that waits for another person is no outcome yet: it is named, and its sign does not stand there. */
function Outcome({ claim: { standing, grade, checkState, isChecked } }: { claim: ReportFact }) {
  // What a glyph does not tell of a claim that is not decided.
  const state = ['untouched', 'checking', 'decided'].includes(checkState) ? null : checkStates[checkState].name;
  const isGiven = standing !== 'open' && standing !== 'checking';
  if (!isGiven || isChecked) {
    return (
      <>
        <VerdictLabel value={standing} grade={grade} />
        {state !== null && <span className="claim-note">{state}</span>}
      </>
    );
  }
  return (
    <>
      <VerdictLabel value="checking" />
      <span className="claim-note">
        {verdictName({ value: standing, ...(grade && { grade }) })}, not settled{state !== null && `: ${state}`}
      </span>
    </>
  );
}

/** The first verdict, where votes took another. */
function FirstLook({ claim: { first } }: { claim: ReportFact }) {
  if (!first) return null;
  return (
    <span className="claim-note" dir="auto">
      <b>First verdict by {first.name}:</b> {verdictName(first).toLowerCase()}
      {first.note !== '' && <>. {first.note}</>}
    </span>
  );
}

/** What the other of two found, and who decided for whom where they differed. */
function SecondLook({ claim: { standing, grade, first, second, adjudication, votes } }: { claim: ReportFact }) {
  if (!second) return null;
  // It was of the first verdict: where votes took another, whoever found what stands now had found something else.
  const isSame = first === null && second.value === standing && second.grade?.id === grade?.id;
  return (
    <span className="claim-note" dir="auto">
      <b>
        {adjudication?.took === 'second' ? 'First verdict' : 'Second check'} by {second.name}:
      </b>{' '}
      {isSame ? 'the same' : verdictName(second).toLowerCase()}
      {second.note !== '' && <>. {second.note}</>}
      {adjudication && votes.length === 0 && (
        <>
          {' '}
          <b>
            Decided{adjudication.forName !== null && ` for ${adjudication.forName}`} by {adjudication.name}.
          </b>{' '}
          {adjudication.note}
        </>
      )}
    </span>
  );
}

/** Who voted how, and what came of it. */
function Votes({ claim: { votes, voted, adjudication } }: { claim: ReportFact }) {
  if (votes.length === 0) return null;
  return (
    <span className="claim-note" dir="auto">
      <b>{voted === null ? 'Votes' : `Decided by ${voted}`}:</b>{' '}
      {votes.map((vote) => `${vote.name}, ${verdictName(vote).toLowerCase()}${vote.note === '' ? '' : ` (${vote.note})`}`).join('; ')}
      {adjudication && (
        <>
          . <b>Decided by {adjudication.name}.</b> {adjudication.note}
        </>
      )}
    </span>
  );
}

/** What was given beside the verdict or the second check that stands, and who did not take it. */
function PassedOver({ claim: { passedOver = [] } }: { claim: ReportFact }) {
  return passedOver.map((one) => (
    <span key={`${one.at} ${one.name}`} className="claim-note" dir="auto">
      <b>
        Another {one.isSecond ? 'second check' : 'verdict'} by {one.name}:
      </b>{' '}
      {verdictName(one).toLowerCase()}
      {one.note !== '' && <>. {one.note}</>} <b>Passed over by {one.keptBy}.</b>
    </span>
  ));
}

/** The column is as wide as a number. */
const NotInText = () => (
  <>
    <span aria-hidden="true">–</span>
    <span className="vh">{NOT_IN_TEXT}</span>
  </>
);

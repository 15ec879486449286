'use client';
import { Scale, UserCheck } from 'lucide-react';
import { type ReactNode, useId, useRef } from 'react';
import { flushSync } from 'react-dom';
import { z } from 'zod';
import { nameInSentence, shortNameOf } from '@/components/article/people/person-names';
import { type Named, useNamedNow } from '@/components/article/people/use-named-now';
import { type ArticleRights, type OpenWorkbench, useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Button } from '@/components/ui/button';
import { VerdictLabel } from '@/components/ui/verdict-glyph';
import { When } from '@/components/ui/when';
import type { Adjudication, SecondCheck as Second } from '@/lib/domain/checks/check';
import { secondThatCounts } from '@/lib/domain/checks/looks-here';
import { type SecondLack, secondLacking, whyNotSecond } from '@/lib/domain/checks/second-checker';
import { whyNotAdjudicate } from '@/lib/domain/journal/who-decides';
import { whoseName } from '@/lib/domain/people/person-name';
import { type Annotation, checkOf, secondDiffers } from '@/lib/domain/tags/annotation';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { type Verdict, verdictName } from '@/lib/domain/verdicts/verdict';
import { shownVotes, votingOn } from '@/lib/domain/verdicts/votes';
import { useCardDraft } from '../card-drafts';
import { useCardNews } from '../card-news';
import { DecisionForm } from './decision-form';
import { Seen, seenOf } from './judged-meanwhile';
import { shownToJudge } from './shown-to-judge';

/** Which of two findings somebody is about to take, and why. */
const drafts = {
  form: 'adjudication',
  schema: z.object({
    took: z.enum(['first', 'second']),
    reason: z.string(),
    /** What was seen of the two findings. Left out by drafts from before it was kept. */
    seen: Seen.optional(),
  }),
};

/** What a second person found, or that one is waited for; and the way out where two differ. Nothing where nobody asks for a second check. */
export function SecondCheck({ annotation }: { annotation: Annotation }) {
  const workbench = useWorkbench();
  const rights = useRightsNow();
  const { authorId } = workbench.session.confirmed.details;
  const { verdict, checkState, isStale } = annotation;
  const { second, secondId, adjudication } = checkOf(annotation);
  const named = useNamedNow(secondId);
  const differs = secondDiffers(annotation);
  // What is voted on, the votes tell.
  const checked = isStale || votingOn(annotation, workbench.rules.votes) ? null : verdict;
  const asked = checked && checkState === 'second-check' ? askedOf(workbench, rights, annotation, checked, named) : null;
  const differing = checked && second && differs && !asked ? sayDiffer(workbench, { verdict: checked, second }) : null;
  useCardNews(named.isAsking ? null : checked && asked ? [sayAsked(asked, checked)] : differing ? [differing] : []);
  if (!checked) return null;
  if (asked) {
    return (
      <>
        {second && !secondThatCounts(annotation, authorId) && <OtherFinding second={second} />}
        <Awaited asked={asked} verdict={checked} />
      </>
    );
  }
  if (!second) return null;
  if (differs) return <Differing key={annotation.id} annotation={annotation} verdict={checked} second={second} />;
  if (shownVotes(annotation).length > 0) return <OtherFinding second={second} />;
  return <Settled verdict={checked} second={second} adjudication={adjudication} />;
}

interface Asked {
  /** Whose finding it is that this person looks at again; null where somebody else is to. */
  finder: string | null;
  words: string;
}

const lacks: Record<SecondLack, string> = {
  'first-verdict': 'gave the first verdict',
  author: 'is the author',
  'not-of-desk': 'does not check on this desk',
};

/** Who is to look again, and what stands in the way. While it is asked whether whoever is named checks here, it is said of nobody. */
function askedOf(workbench: OpenWorkbench, rights: ArticleRights, annotation: Annotation, verdict: Verdict, now: Named): Asked {
  const me = workbench.session.options.personId;
  const { authorId } = workbench.session.confirmed.details;
  const lacking = secondLacking(annotation, authorId, () => !now.isNotOfHere);
  const named = lacking === null && !now.isAsking ? checkOf(annotation).secondId : null;
  // The author may judge here as well, and would give the first verdict anew.
  const refusal = workbench.rights.canJudge ? whyNotSecond(annotation, me, authorId) : null;
  const whose = named !== null && named !== me ? `${whoseName(shortNameOf(workbench, named))} second check` : 'a second check';
  const isMine = refusal === null && rights.canJudge;
  const words = [isMine ? 'Look for yourself, then say above what you find.' : `Waits for ${whose}.`, refusal ?? ''];
  if (lacking !== null) {
    if (lacking.id !== me) words.push(`${shortNameOf(workbench, lacking.id)} ${lacks[lacking.why]}.`);
    words.push('Another second checker must be named.');
  }
  return { finder: isMine ? shortNameOf(workbench, verdict.byId) : null, words: words.filter((one) => one !== '').join(' ') };
}

const sayAsked = ({ finder, words }: Asked, verdict: Verdict) => `${finder ? `${finder} found ${verdictName(verdict)}. ` : ''}${words}`;

const sayDiffer = (workbench: OpenWorkbench, { verdict, second }: Two) =>
  `${shortNameOf(workbench, verdict.byId)} and ${nameInSentence(workbench, second.byId)} differ`;

function Awaited({ asked: { finder, words }, verdict }: { asked: Asked; verdict: Verdict }) {
  return (
    <p className="second-check">
      <UserCheck className="i s" aria-hidden="true" />
      <span>
        {finder && (
          <>
            {finder} found <VerdictLabel value={verdict.value} grade={verdict.grade} />.{' '}
          </>
        )}
        {words}
      </span>
    </p>
  );
}

interface Two {
  verdict: Verdict;
  second: Second;
}

/** What one of the two had found before votes were counted, or the archive says that somebody did, or the author of now: it stands for no look of here. */
function OtherFinding({ second }: { second: Second }) {
  const workbench = useWorkbench();
  return (
    <p className="second-check">
      <UserCheck className="i s" aria-hidden="true" />
      <span>
        {shortNameOf(workbench, second.byId)} found <VerdictLabel value={second.value} grade={second.grade} />, <When at={second.at} />
        {second.rationale.trim() !== '' && <span className="second-note">{second.rationale}</span>}
      </span>
    </p>
  );
}

function Settled({ verdict, second, adjudication }: Two & { adjudication: Adjudication | null }) {
  const workbench = useWorkbench();
  const by = nameInSentence(workbench, second.byId);
  if (!adjudication) {
    return (
      <p className="second-check">
        <UserCheck className="i s" aria-hidden="true" />
        <span>
          Second check: {by} found the same, <When at={second.at} />
          {second.rationale.trim() !== '' && <span className="second-note">{second.rationale}</span>}
        </span>
      </p>
    );
  }
  return (
    <p className="second-check">
      <Scale className="i s" aria-hidden="true" />
      <span>
        {shortNameOf(workbench, second.byId)} found <VerdictLabel value={second.value} grade={second.grade} />.{' '}
        {shortNameOf(workbench, adjudication.byId)} decided for {nameInSentence(workbench, verdict.byId)}, <When at={adjudication.at} />
        <span className="second-note">{adjudication.rationale}</span>
      </span>
    </p>
  );
}

/** Two findings side by side. A third person takes one of them and says why. */
function Differing({ annotation, verdict, second }: Two & { annotation: Annotation }) {
  const workbench = useWorkbench();
  const { session } = workbench;
  const rights = useRightsNow();
  const titleId = useId();
  const [draft, setDraft] = useCardDraft(drafts, annotation.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const me = session.options.personId;
  const [first, other] = [shortNameOf(workbench, verdict.byId), shortNameOf(workbench, second.byId)];
  const refusal = rights.canJudge
    ? whyNotAdjudicate(annotation, me, session.confirmed.details.authorId)
    : 'A checker who is neither of the two decides.';
  /** Focus goes there by this press alone: a card that is drawn with a reason that was begun leaves it where it is. */
  const take = (took: 'first' | 'second') => {
    flushSync(() => setDraft({ took, reason: '', seen: seenOf(annotation, shownToJudge(session, annotation)) }));
    field.current?.focus();
  };
  return (
    <section className="banner warn rival" aria-labelledby={titleId}>
      <div className="row">
        <Scale className="i" aria-hidden="true" />
        <p className="ttl" id={titleId}>
          {sayDiffer(workbench, { verdict, second })}
        </p>
      </div>
      <div className="rival-values">
        <Finding by={first} at={verdict.at} rationale={verdict.rationale}>
          <VerdictLabel value={verdict.value} grade={verdict.grade} />
        </Finding>
        <Finding by={other} at={second.at} rationale={second.rationale}>
          <VerdictLabel value={second.value} grade={second.grade} />
        </Finding>
      </div>
      {refusal !== null ? (
        <p>{refusal}</p>
      ) : draft === null ? (
        <div className="row">
          <Button size="s" onClick={() => take('first')}>
            Take {whose(first)}
          </Button>
          <Button size="s" onClick={() => take('second')}>
            Take {whose(other)}
          </Button>
        </div>
      ) : (
        <DecisionForm
          annotation={annotation}
          took={{ took: draft.took }}
          reason={draft.reason}
          seen={draft.seen}
          question={`Why ${whose(draft.took === 'first' ? first : other)}?`}
          off={isUnseen(draft.reason) ? 'Say why first: both checkers will read it.' : undefined}
          area={field}
          onChange={(next) => setDraft({ ...draft, ...next })}
          onDecided={() => setDraft(null)}
          onCancel={() => setDraft(null)}
        />
      )}
    </section>
  );
}

const whose = (name: string) => (name === 'You' ? 'yours' : whoseName(name));

function Finding({ by, at, rationale, children }: { by: string; at: string; rationale: string; children: ReactNode }) {
  return (
    <div className="rival-value">
      {children}
      {rationale.trim() !== '' && <p dir="auto">{rationale}</p>}
      <p className="dim2">
        {by}, <When at={at} />
      </p>
    </div>
  );
}

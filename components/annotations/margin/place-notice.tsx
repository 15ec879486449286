'use client';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { quotedWords } from '@/lib/domain/anchors/anchor';
import { shownQuote } from '@/lib/domain/anchors/anchor-words';
import { statementOf } from '@/lib/domain/checks/statement';
import { sayChange } from '@/lib/domain/checks/what-changed';
import { type Annotation, wordsChanged } from '@/lib/domain/tags/annotation';
import { spokenName } from '@/lib/domain/tags/spoken-name';
import { asSent, judgedText, verdictName } from '@/lib/domain/verdicts/verdict';
import { quotedInNews, useCardNews } from '../card-news';
import { sayAttached, sayConfirmed } from '../say-place';
import { useTagHands } from '../use-tag-hands';
import { Difference, StoodBetween } from './place-words';

interface Props {
  annotation: Annotation;
  /** The words that stand there now. */
  words: string;
  /** True if the person has changed them, and the server has not decided yet what became of the tag. */
  isUndecided: boolean;
}

/** What happened to a tag's words, with the old and the new ones and the way on. Nothing where they say what they said. */
export function PlaceNotice({ annotation, words, isUndecided }: Props) {
  const { session, sender, history } = useWorkbench();
  const rights = useRightsNow();
  const { attempt, act, actions, say, toText } = useTagHands();
  const { anchor, verdict, isStale } = annotation;
  const title = titleOf(annotation, words, isUndecided);
  const isRestated = verdict?.restatedFrom !== undefined;
  const wordsNow = (isRestated && statementOf(annotation)) || words;
  // While somebody types, nothing is said of each letter.
  const saysWords = !isUndecided && anchor.state !== 'orphaned' && anchor.state !== 'moved';
  useCardNews(title === null ? [] : [saysWords ? `${title}: ${quotedInNews(wordsNow)}` : title]);
  if (title === null) return null;
  const oldWords = verdict ? verdict.words : quotedWords(anchor);
  if (isUndecided) {
    return (
      <Banner isAnnounced={false} tone="warn" title={title}>
        <Difference old={oldWords} now={words} language={session.language} />
      </Banner>
    );
  }

  const judge = (verdict: ReturnType<typeof asSent>) =>
    attempt(() => {
      const { id: annotationId, basis, stated } = annotation;
      const [statedEntryId, seenStateId] = [stated?.basis.entryId ?? null, basis.checkState?.entryId ?? null];
      const seen = { basedOn: basis.verdict?.entryId ?? null, statedEntryId, seenStateId, seenWords: words };
      act('verdict.given', { annotationId, verdict, ...seen });
    });
  /** Does it and goes back to the text: the notice is gone then, and with it the button that had focus. */
  const settle = (work: () => void, done: string) => {
    if (!attempt(work)) return;
    say(sayDone(sender, done));
    toText();
  };
  const reattach = () => settle(() => actions.reattach(annotation), sayAttached(annotation));
  const confirm = () => settle(() => actions.confirmPlace(annotation), sayConfirmed(annotation));
  const holds = () => {
    if (verdict && judge(asSent(verdict))) toText();
  };
  /** The new words are those to be checked from now on: the notice goes with the old verdict. */
  const checkAgain = () => {
    const { id: annotationId, basis } = annotation;
    const isDone = attempt(() =>
      history.actTogether([
        { type: 'verdict.given', payload: { annotationId, verdict: null, basedOn: basis.verdict?.entryId ?? null } },
        ...(anchor.state === 'exact' ? [] : [actions.confirming(annotation)]),
      ]),
    );
    if (isDone) say(sayDone(sender, `The verdict on ${spokenName(annotation)} is cleared`));
    document.querySelector<HTMLElement>('[data-part=verdicts] input')?.focus();
  };

  if (anchor.state === 'orphaned') {
    const [place] = anchor.ranges;
    return (
      <Banner isAnnounced={false} tone="warn" title={title}>
        <del dir="auto" lang={session.language}>
          {shownQuote(anchor)}
        </del>
        {place && (
          <span className="dim">
            {' '}
            <StoodBetween prefix={place.prefix} suffix={place.suffix} language={session.language} />
          </span>
        )}
        {rights.canTag && (
          <span className="card-buttons">
            <Button size="s" onClick={reattach}>
              Attach to the selection
            </Button>
          </span>
        )}
      </Banner>
    );
  }
  if (anchor.state === 'moved') {
    return (
      <Banner isAnnounced={false} tone="info" title={title}>
        The same words stand in another place now.{rights.canTag && ' Does the tag belong there?'}
        {rights.canTag && (
          <span className="card-buttons">
            <Button size="s" onClick={confirm}>
              Confirm
            </Button>
            <Button size="s" onClick={reattach}>
              Attach to the selection
            </Button>
          </span>
        )}
      </Banner>
    );
  }
  const isSentenceAlone = isRestated && anchor.state === 'exact';
  return (
    <Banner isAnnounced={false} tone="warn" title={title}>
      <Difference old={isRestated ? judgedText(verdict) : oldWords} now={wordsNow} language={session.language} />
      {verdict && isStale && ` ${verdictName(verdict)} was said of the old ${isRestated ? 'sentence' : 'words'}.`}
      {rights.canTag && (
        <span className="card-buttons">
          {verdict && isStale && verdict.followed ? (
            <Button size="s" title={`Its facts still say what the new ${isRestated ? 'sentence does' : 'words do'}`} onClick={confirm}>
              It holds
            </Button>
          ) : verdict && isStale && rights.canJudge ? (
            <>
              <Button size="s" title={`The verdict stands for the new ${isRestated ? 'sentence' : 'words'} too`} onClick={holds}>
                It holds
              </Button>
              <Button
                size="s"
                title={`The verdict goes, and the new ${isRestated ? 'sentence waits' : 'words wait'} for one`}
                onClick={checkAgain}
              >
                Check again
              </Button>
            </>
          ) : isSentenceAlone ? null : (
            <Button size="s" onClick={confirm}>
              Keep these words
            </Button>
          )}
          {!isSentenceAlone && (
            <Button size="s" onClick={reattach}>
              Attach to the selection
            </Button>
          )}
        </span>
      )}
    </Banner>
  );
}

/** What the notice says first; null where there is none. */
function titleOf(annotation: Annotation, words: string, isUndecided: boolean): string | null {
  if (isUndecided) return words === '' ? 'Words gone, not saved yet' : 'Text changed, not saved yet';
  if (!wordsChanged(annotation)) return null;
  if (annotation.anchor.state === 'orphaned') return 'These words are gone from the text';
  return annotation.anchor.state === 'moved' ? 'Found again elsewhere' : sayChange(annotation);
}

'use client';
import { type ReactNode, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { offerNote } from '@/components/annotations/verdict/verdict-requests';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { VerdictLines } from '@/components/claims/claim-panel';
import { saySourceCount } from '@/components/sources/say-source-count';
import { useArticleSources } from '@/components/sources/use-article-sources';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { KindChip } from '@/components/ui/kind-chip';
import { MarkedStretches } from '@/components/ui/marked-stretches';
import { NamedTogether } from '@/components/ui/named-together';
import { PageLink } from '@/components/ui/page-link';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { wordsOfAnchor } from '@/lib/domain/anchors/anchor';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import { statementOf } from '@/lib/domain/checks/statement';
import type { ClaimPage, SeenClaim } from '@/lib/domain/contract/claims';
import { markDifferences } from '@/lib/domain/memory/claim-similarity';
import { type ClaimText, type ClaimTexts, textOf, textsOf } from '@/lib/domain/memory/claim-texts';
import { stances } from '@/lib/domain/sources/evidence';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { locatorAt } from '@/lib/domain/text/article-text';
import { carriedAtFirst, carryOver, isLinked, unerased } from './carry-over';
import { sayContradiction } from './say-seen';

interface Props {
  annotation: Annotation;
  seen: SeenClaim;
  page: ClaimPage;
  onDone: () => void;
  /** The other way out. */
  children: ReactNode;
}

/** A claim beside the one that is being checked: the words of both, how the other was judged, and what can be taken over. Never its verdict. */
export function SeenClaimView({ annotation, seen, page, onDone, children }: Props) {
  const { session, history, people } = useWorkbench();
  useRevision();
  const rights = useRightsNow();
  const { attempt, say, offerUndo } = useTagHands();
  const sources = useArticleSources();
  const now = session.annotations.get(annotation.id) ?? annotation;
  const [chosen, setChosen] = useState(() => carriedAtFirst(page, now.evidence));
  const [hasNote, setHasNote] = useState(true);
  const { claim, verdict, evidence, locator } = page;
  const anchor = { ...now.anchor, ranges: session.placesOf(now) };
  const mine = { words: wordsOfAnchor(session.doc, anchor), statement: statementOf(now) };
  const note = unerased(verdict?.rationale ?? '');
  const carried = evidence.filter((one) => chosen.has(one.id) && !isLinked(one, now.evidence));
  const takesNote = hasNote && note !== '';
  const name = now.label ?? 'this claim';
  const contradiction = sayContradiction(seen.contradictions);
  const toggle = (id: string) =>
    setChosen((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])));
  const use = () => {
    const entries = carryOver(now.id, carried, { hasSource: (id) => sources.has(id), newId: uuidv7 });
    if (!attempt(() => history.actTogether(entries))) return;
    if (takesNote) {
      offerNote(now.id, note);
      say(`Note carried over to ${name}, as a draft`);
    }
    if (entries.length > 0) offerUndo(`${saySourceCount(entries.length)} linked to ${name}`);
    onDone();
  };
  return (
    <div className="seen-claim">
      <div className="seen-pair">
        <div>
          <p className="seen-place">
            <span className="sp">In this article{anchor.ranges[0] ? `, ${locatorAt(session.doc, anchor.ranges[0].from)}` : ''}</span>
            <KindChip kind="claim" label={now.label} />
          </p>
          <Said claim={mine} language={session.language} marked={seen.mine} other={textOf(claim, seen.theirs)} />
        </div>
        <div>
          <p className="seen-place">
            <span className="sp">
              <bdi>{shownTitle(claim.articleTitle)}</bdi>
              {locator !== '' && `, ${locator}`}
            </span>
            {claim.standing !== 'none' && <VerdictGlyph value={claim.standing} grade={claim.grade} />}
          </p>
          <Said claim={claim} language={claim.language} marked={seen.theirs} other={textOf(mine, seen.mine)} />
        </div>
      </div>
      {contradiction !== null && <Banner tone="warn">{contradiction}</Banner>}
      <NamedTogether names={[...people.values(), ...(verdict?.byName ? [verdict.byName] : [])]}>
        <VerdictLines verdict={verdict} />
      </NamedTogether>
      {rights.canTag && (evidence.length > 0 || note !== '') && (
        <fieldset className="seen-carry">
          <legend>Carry over</legend>
          {evidence.map((one) => {
            const isThere = isLinked(one, now.evidence);
            return (
              <label key={one.id}>
                <input type="checkbox" checked={isThere || chosen.has(one.id)} disabled={isThere} onChange={() => toggle(one.id)} />
                <span>
                  <bdi>{one.source.title}</bdi>
                  {unerased(one.locator) !== '' && <span className="mono">, {one.locator.replaceAll(' ', '\u00a0')}</span>}
                  {isThere ? (
                    <span className="dim">Linked already</span>
                  ) : (
                    <span className="dim">
                      {stances[one.stance].name}
                      {one.quote !== '' && <CarriedQuote quote={one.quote} />}
                    </span>
                  )}
                </span>
              </label>
            );
          })}
          {note !== '' && (
            <label>
              <input type="checkbox" checked={hasNote} onChange={() => setHasNote(!hasNote)} />
              <span>
                Checker’s note, as a draft
                <span className="dim">
                  “<bdi>{note}</bdi>”
                </span>
              </span>
            </label>
          )}
        </fieldset>
      )}
      <div className="seen-foot">
        {rights.canTag && (
          <Button variant="primary" off={carried.length === 0 && !takesNote ? 'Choose what to carry over.' : undefined} onClick={use}>
            Use in {name}
          </Button>
        )}
        {children}
        <span className="sp" />
        <PageLink className="link" href={`/articles/${claim.articleId}?tag=${claim.id}`} target="_blank">
          Open its article
        </PageLink>
      </div>
    </div>
  );
}

/** The words of a source that are carried over, or that there are none any more. */
function CarriedQuote({ quote }: { quote: string }) {
  if (unerased(quote) === '') return '. Its words were erased.';
  return (
    <>
      : <q className="read">{quote}</q>
    </>
  );
}

/** What a claim says: its words, and its statement where it has one. `marked` is the one of the two that is like the other claim. */
interface SaidProps {
  claim: ClaimTexts;
  language: string;
  marked: ClaimText;
  other: string;
}

function Said({ claim, language, marked, other }: SaidProps) {
  return textsOf(claim).map(({ is, text }) => (
    <p key={is} className={is === 'statement' ? 'claim-stated read' : 'read'} dir="auto" lang={language || undefined}>
      {is === 'statement' && (
        <span className="vh" dir="ltr" lang="en">
          Statement:{' '}
        </span>
      )}
      {is === marked ? <MarkedStretches stretches={markDifferences(text, other)} /> : text}
    </p>
  ));
}

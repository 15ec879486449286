'use client';
import { useState } from 'react';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { shortNameOf } from '@/components/article/people/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { InlineError } from '@/components/ui/field';
import { useOnline } from '@/components/ui/use-online';
import { useRequest } from '@/components/ui/use-request';
import { When } from '@/components/ui/when';
import { ApiError, call } from '@/lib/api';
import { signArticle } from '@/lib/domain/contract/sign-off';
import { closingSignatures } from '@/lib/domain/sign-off/closing';
import { type Signature, signatures } from '@/lib/domain/sign-off/desk-rules';
import { articleWordsHash, isLocked } from '@/lib/domain/sign-off/sign-off';
import { whyNoSignature, whyNotSign } from '@/lib/domain/sign-off/why-not-sign';
import { type SeenArticle, sayUnseen } from '@/lib/editor/session/seen-article';
import type { SeenSources } from './use-seen-sources';
import { WhatIsSigned } from './what-is-signed';

const WITHOUT_LINE = 'There is no line. Sign when you are back online.';

interface Props {
  /** What is signed: the article as the person saw it, whatever has come since. */
  seen: SeenArticle;
  /** The sources that it cites, as they saw them. */
  sources: SeenSources;
  /** True while something of this person is not stored yet. */
  waits: boolean;
  /** They have looked at what has come since. */
  onLook: () => void;
  onSigned: () => void;
}

/** The signatures that the desk asks for: who has put which, and the one that this person can put. */
export function Signatures({ seen, sources, waits, onLook, onSigned }: Props) {
  const workbench = useWorkbench();
  const { session, sender, rights, rules } = workbench;
  const { say } = useTagHands();
  const isOnline = useOnline();
  const [pressed, setPressed] = useState<Signature | null>(null);
  const { isBusy, error, run } = useRequest();
  const { confirmed } = session;
  const sign = (signature: Signature) => {
    setPressed(signature);
    void run(async () => {
      const { state } = seen;
      const body = { signature, seq: state.seq, wordsHash: articleWordsHash(state), citedHash: await sources.hashOf(state) };
      try {
        await call(signArticle, { params: { articleId: confirmed.articleId }, body });
      } catch (refusal) {
        // Whoever presses once more has been told to look at them.
        if (refusal instanceof ApiError && refusal.details.of === 'sources') await sources.look();
        throw refusal;
      }
      // The page hears of it as everyone does; this only makes it sooner.
      await sender.catchUp();
      say('Signed. Text, tags and verdicts are locked.');
      onSigned();
    });
  };
  const none = whyNoSignature(confirmed, session.options.personId);
  const unseen = sayUnseen(seen, confirmed, (id) => shortNameOf(workbench, id));
  const mayPut = (one: Signature) => (one === 'standards' ? rights.canSignStandards : rights.canSign);
  const closing = closingSignatures(confirmed.signOffs, rules);
  const next = [...rules.signatures, ...closing].find(
    (one) => mayPut(one) && !confirmed.signOffs.some(({ signature }) => signature === one),
  );
  const asked = Object.keys(signatures).filter((one): one is Signature => one in signatures);
  return (
    <section className="signatures" aria-label="Signatures">
      <WhatIsSigned seen={seen.state} none={none} isLocked={isLocked(confirmed)} />
      {none === null && unseen !== '' && (
        <>
          <p className="hint" role="status">
            Since you opened this, something has changed: <span dir="auto">{unseen}</span> Look at it in the article, then sign.
          </p>
          <Button size="s" onClick={onLook}>
            I have looked
          </Button>
        </>
      )}
      <ul>
        {asked.map((one) => {
          const there = confirmed.signOffs.find(({ signature }) => signature === one);
          const isWanted = rules.signatures.includes(one) || closing.includes(one);
          if (!isWanted && !there) return null;
          return (
            <li key={one}>
              <span className="sp">
                <b>{signatures[one].name}</b> <span className="dim2">{signatures[one].definition}</span>
              </span>
              {there ? (
                <span>
                  {shortNameOf(workbench, there.byId)}, <When at={there.at} />
                </span>
              ) : (
                none === null && (
                  <Button
                    variant={one === next ? 'primary' : 'plain'}
                    isBusy={isBusy && pressed === one}
                    off={offBecause(one)}
                    onClick={() => sign(one)}
                  >
                    Sign as {signatures[one].name.toLowerCase()}
                  </Button>
                )
              )}
            </li>
          );
        })}
      </ul>
      {closing.length > 0 && (
        <p className="hint">The desk asks for no more signatures than there are. Another person’s closes the sign-off.</p>
      )}
      {/* Said before anybody presses: none of them can be used. */}
      {!isOnline && none === null && <p className="hint">{WITHOUT_LINE}</p>}
      {error !== null && <InlineError>{error}</InlineError>}
    </section>
  );

  function offBecause(one: Signature): string | undefined {
    if (!isOnline) return WITHOUT_LINE;
    if (!mayPut(one)) return 'Leads of this desk sign as standards.';
    if (unseen !== '') return 'Look at what has changed first.';
    if (waits) return 'Your last changes are not stored yet. Wait until they are.';
    return whyNotSign(confirmed, one, session.options.personId) ?? undefined;
  }
}

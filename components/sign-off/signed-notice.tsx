'use client';
import { Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ReasonDialog } from '@/components/annotations/reason-dialog';
import { nameInSentence, shortNameOf } from '@/components/article/people/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { useOnline } from '@/components/ui/use-online';
import { useRequest } from '@/components/ui/use-request';
import { When } from '@/components/ui/when';
import { call } from '@/lib/api';
import { reopenArticle } from '@/lib/domain/contract/sign-off';
import { closingSignatures } from '@/lib/domain/sign-off/closing';
import { signatures } from '@/lib/domain/sign-off/desk-rules';
import { isSignedOff, type SignOff } from '@/lib/domain/sign-off/sign-off';
import { whyNotReopen } from '@/lib/domain/sign-off/why-not-reopen';
import { ReopenedNotice } from './reopened-notice';

/** Who signed the article, what that means, who opened it again since, and, for leads, the way to do so: their question stays also where a colleague has opened it meanwhile. */
export function SignedNotice({ hasUnreadReopening }: { hasUnreadReopening: boolean }) {
  const workbench = useWorkbench();
  const { session, sender, rights, rules } = workbench;
  const isOnline = useOnline();
  // The signatures that stood when the question was asked: these are withdrawn, and no others.
  const [seen, setSeen] = useState<readonly SignOff[] | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [given, setGiven] = useState<string | null>(null);
  const { isBusy, error, fieldErrors, run, clear } = useRequest();
  const { signOffs, reopenings, articleId } = session.confirmed;
  const { canReopen } = rights;
  // It would open by itself, with focus in it, when the article comes out of the archive. What is written in it waits for whoever asks anew.
  useEffect(() => {
    if (!canReopen) setSeen(null);
  }, [canReopen]);
  const last = signOffs.at(-1);
  const reopened = last || isBusy ? undefined : reopenings.at(-1);
  // Its answer was lost on the way: it is done all the same.
  const isOwn = reopened !== undefined && reopened.byId === session.options.personId && reopened.reason === given;
  useEffect(() => {
    if (isOwn) setSeen(null);
  }, [isOwn]);
  const meanwhile = reopened && !isOwn && `${shortNameOf(workbench, reopened.byId)} opened it again meanwhile: “${reopened.reason}”`;
  const isArchived = rights.lock === 'archived';
  const isComplete = isSignedOff(session.confirmed);
  const missing = rules.signatures.filter((one) => !signOffs.some(({ signature }) => signature === one));
  const ask = (now: readonly SignOff[] | null) => {
    clear();
    setRefusal(null);
    setSeen(now);
  };
  const reopen = (reason: string) => {
    if (!seen) return;
    const signOffIds = seen.map(({ entryId }) => entryId);
    const others = whyNotReopen(signOffs, signOffIds);
    setRefusal(others);
    // They are told of them, and what they have written stays.
    if (others !== null) return setSeen(signOffs);
    setGiven(reason.trim());
    void run(async () => {
      await call(reopenArticle, { params: { articleId }, body: { reason, signOffIds } });
      setSeen(null);
      await sender.catchUp();
    });
  };
  return (
    <>
      <ReopenedNotice isUnread={hasUnreadReopening} />
      {last && (
        <div className="banner info" role="status">
          <Lock className="i" aria-hidden="true" />
          <p className="ttl">
            {isComplete ? 'Signed off' : `Signed as ${signatures[last.signature].name.toLowerCase()}`} by{' '}
            {nameInSentence(workbench, last.byId)}, <When at={last.at} />
          </p>
          <p className="sp">
            {/* Above stands the last one alone. */}
            {signOffs.length > 1 &&
              `${signOffs.map(({ signature, byId }) => `${signatures[signature].name}: ${nameInSentence(workbench, byId)}`).join(', ')}. `}
            {!isComplete && missing.length > 0 && `Still to sign: ${missing.map((one) => signatures[one].name.toLowerCase()).join(', ')}. `}
            {/* In the archive nobody signs or opens it, and its own notice says how it comes out of there. */}
            {!isArchived &&
              closingSignatures(signOffs, rules).length > 0 &&
              'All signatures are there that the desk asks for; one more closes it. '}
            Text and tags are locked.
            {!isArchived && ` ${canReopen ? 'Reopen to change them' : 'A lead can reopen it'}; the sign-off will be withdrawn.`}
          </p>
          {canReopen && (
            <Button
              size="s"
              off={isOnline ? undefined : 'There is no line. Reopen it when you are back online.'}
              onClick={() => ask(signOffs)}
            >
              Reopen
            </Button>
          )}
        </div>
      )}
      {canReopen && (
        <ReasonDialog
          isOpen={seen !== null}
          // By no signature: whoever signs while it is written, the reason stays.
          keptAs="reopen"
          title="Reopen the article?"
          description={
            seen?.length === 1
              ? 'The signature is withdrawn. It stays on record, with your reason.'
              : `All ${(seen ?? signOffs).length} signatures are withdrawn. They stay on record, with your reason.`
          }
          question="Why is it opened again?"
          confirm="Reopen it"
          off={meanwhile ? 'It is open again. What you have written is kept for when it is signed once more.' : undefined}
          isBusy={isBusy}
          error={(meanwhile || null) ?? refusal ?? error ?? fieldErrors.reason ?? null}
          onClose={() => ask(null)}
          onGive={reopen}
        />
      )}
    </>
  );
}

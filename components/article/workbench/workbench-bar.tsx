'use client';
import { FileInput, History } from 'lucide-react';
import { AccountMenu } from '@/components/desk/account-menu';
import { Logo } from '@/components/desk/logo';
import type { Theme } from '@/components/desk/theme';
import { InboxLink } from '@/components/inbox/inbox-link';
import { late, useLate } from '@/components/ui/late';
import { PageLink } from '@/components/ui/page-link';
import { useMedia } from '@/components/ui/use-media';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import { headlineOf } from '@/lib/domain/text/article-text';
import { ExportMenu } from '../export/export-menu';
import type { ExportFormat } from '../export/use-export';
import { useSaveState } from '../opening/abandoned-work';
import { mayAskAuthor, useRevision, useWorkbench } from '../session-context';
import { SaveState } from './save-state';

const queriesLink = late(() => import('@/components/queries/queries-link'));
const barMore = late(() => import('../phone/bar-more'));
const signOff = late(() => import('@/components/sign-off/sign-off-button'));
const workDialogs = late(() => import('../work/asked-work-dialogs'));
const presence = late(() => import('../people/presence'));

interface Props {
  articleId: string;
  deskName: string;
  formats: readonly ExportFormat[];
  person: { id: string; name: string };
  theme: Theme;
  /** Something of the article was given to the person, and they have not opened it since. */
  hasUnreadGiven: boolean;
}

/** Which article this is, whether it is saved, and what is done with it as a whole. */
export function WorkbenchBar({ articleId, deskName, formats, person, theme, hasUnreadGiven }: Props) {
  const { session, rights } = useWorkbench();
  const { state } = useSaveState();
  useRevision();
  const here = useLate(presence, false);
  const queries = useLate(queriesLink, false);
  const signing = useLate(signOff, false);
  const work = useLate(workDialogs, false);
  const isPhone = useMedia('phone');
  const more = useLate(barMore, isPhone);
  return (
    <header className="top" data-region="bar">
      <PageLink href="/articles" aria-label="Galley, to the articles">
        <Logo />
      </PageLink>
      <nav className="crumbs" aria-label="Place">
        <PageLink href="/articles">Articles</PageLink>
        <span aria-hidden="true">/</span>
        <span className="article-name trunc" aria-current="page">
          {shownTitle(headlineOf(session.doc))}
        </span>
      </nav>
      <span className="tag line desk-name">{deskName}</span>
      <span className="sp" />
      <SaveState />
      {here && <here.Presence hasUnreadGiven={hasUnreadGiven} />}
      {!isPhone && (queries ? <queries.QueriesLink /> : mayAskAuthor(rights) && <span className="room queries" />)}
      {!isPhone && (
        <PageLink className="btn quiet icon" href={`/articles/${articleId}/history`} aria-label="History" title="History">
          <History className="i s" aria-hidden="true" />
        </PageLink>
      )}
      {!isPhone && rights.canPasteNewer && (
        <PageLink className="btn quiet" href={`/articles/${articleId}/newer-version`} title="Paste a newer version">
          <FileInput className="i s narrow" aria-hidden="true" />
          <span className="wide">Paste a newer version</span>
        </PageLink>
      )}
      <ExportMenu articleId={articleId} formats={formats} waits={state.name !== 'saved'} hasDossier={rights.canMakeDossier} />
      {signing ? <signing.SignOffButton /> : rights.canSign && session.confirmed.signOffs.length === 0 && <span className="room" />}
      {isPhone && more && <more.BarMore articleId={articleId} />}
      {work && <work.AskedWorkDialogs />}
      {!isPhone && <InboxLink />}
      {!isPhone && <AccountMenu person={person} theme={theme} />}
    </header>
  );
}

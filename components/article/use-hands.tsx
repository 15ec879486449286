'use client';
import { type ReactNode, type RefObject, useMemo, useRef, useState } from 'react';
import { ASK_FOR_SOURCE } from '@/components/annotations/evidence-form';
import type { TagHands } from '@/components/annotations/use-tag-actions';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import type { Annotation } from '@/lib/domain/annotation';
import { DomainError } from '@/lib/domain/errors';
import { type TagKind, tagKinds } from '@/lib/domain/tag-kinds';
import { TagActions } from '@/lib/editor/tag-actions';
import { enterMode, type Page } from '@/lib/editor/text-commands';
import type { ArticleRights } from './session-context';
import type { OpenArticle } from './use-article';

interface Asked {
  annotation: Annotation;
  kind: TagKind;
  sentence: string;
}

interface Hands {
  /** What the keys of the text act on, once the article is open. */
  page: RefObject<Page | null>;
  /** The hands of the open article. */
  with(article: OpenArticle): TagHands;
  /** The question before a verdict goes, if one is asked. */
  dialog: ReactNode;
}

/** What a person does with tags, bound to notes and questions: one set for keys, toolbar, card and lists. */
export function useHands(rights: ArticleRights): Hands {
  const toast = useToast();
  const [asked, setAsked] = useState<Asked | null>(null);
  const page = useRef<Page | null>(null);
  const bound = useRef<{ article: OpenArticle; hands: TagHands } | null>(null);

  return useMemo(() => {
    const bind = (article: OpenArticle): TagHands => {
      if (bound.current?.article === article) return bound.current.hands;
      const { history, editor, session } = article;
      const actions = new TagActions(session, history);
      const attempt = (work: () => void) => {
        try {
          work();
          return true;
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          toast({ text: error.message });
          return false;
        }
      };
      const changeKind = (annotation: Annotation, kind: TagKind) => {
        try {
          actions.changeKind(annotation, kind, false);
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          if (error.details.confirm) setAsked({ annotation, kind, sentence: error.message });
          else toast({ text: error.message });
        }
      };
      const remove = (annotation: Annotation) => {
        if (!attempt(() => actions.remove(annotation))) return;
        toast({ text: `Tag ${annotation.label ?? tagKinds[annotation.kind].name} removed`, undo: () => attempt(() => history.undo()) });
        editor.view.focus();
      };
      const hands: TagHands = {
        actions,
        attempt,
        act: (type, payload) => history.act(type, payload),
        changeKind,
        remove,
        close: () => {
          actions.activate(null);
          editor.view.focus();
        },
      };
      bound.current = { article, hands };
      page.current = {
        actions,
        history,
        language: session.confirmed.details.language || 'en',
        canTag: rights.canTag,
        canEdit: rights.canEdit,
        attempt: (work) => void attempt(work),
        changeKind: (kind) => {
          const active = actions.active();
          if (active) changeKind(active, kind);
        },
        removeActive: () => {
          const active = actions.active();
          if (active) remove(active);
        },
        showMode: (mode) => enterMode(editor.view, mode),
        focus: (part) => focusPart(part, actions.active()),
      };
      return hands;
    };
    const answer = (isYes: boolean) => {
      if (isYes && asked) bound.current?.hands.attempt(() => bound.current?.hands.actions.changeKind(asked.annotation, asked.kind, true));
      setAsked(null);
      bound.current?.article.editor.view.focus();
    };
    const dialog = (
      <Dialog
        isOpen={asked !== null}
        onClose={() => answer(false)}
        title={asked?.sentence ?? ''}
        description="Sources and discussion stay."
        buttons={
          <>
            <Button onClick={() => answer(false)}>Keep it a claim</Button>
            <Button variant="primary" onClick={() => answer(true)}>
              Change it
            </Button>
          </>
        }
      />
    );
    return { page, with: bind, dialog };
  }, [asked, rights, toast]);
}

/** Brings focus from the text to a part of the page around it. */
function focusPart(part: Parameters<Page['focus']>[0], active: Annotation | null): void {
  const card = active && document.getElementById(`card-${active.id}`);
  if (part === 'find') document.querySelector<HTMLElement>('.tag-column input[type=search]')?.focus();
  else if (part === 'source') window.dispatchEvent(new Event(ASK_FOR_SOURCE));
  else if (part === 'verdict') card?.querySelector<HTMLElement>('.verdicts input:checked, .verdicts input')?.focus();
  else card?.focus();
}

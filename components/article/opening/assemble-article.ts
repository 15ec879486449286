import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import type { ArticleState } from '@/lib/domain/article-state';
import type { SpokenMarks } from '@/lib/domain/people/preferences';
import type { Bindings } from '@/lib/editor/keys/bindings';
import { getMode, type Mode, modeAttributes } from '@/lib/editor/keys/mode';
import { enterMode, type Page } from '@/lib/editor/keys/text-commands';
import { Colleagues } from '@/lib/editor/live/colleagues';
import { marksOf } from '@/lib/editor/marks/mark-of';
import { ArticleSession } from '@/lib/editor/session/article-session';
import type { SessionOptions, SessionTransport } from '@/lib/editor/session/session-options';
import { SessionSender } from '@/lib/editor/session/session-sender';
import type { Timers } from '@/lib/editor/session/timers';
import { Composing } from '@/lib/editor/typing/composing';
import { createEditor } from '@/lib/editor/typing/create-editor';
import { syncSelection } from '@/lib/editor/typing/sync-selection';
import { ActionHistory } from '@/lib/editor/undo/action-history';
import { workbenchPlugins } from '@/lib/editor/workbench-plugins';

/** What the page around the editor gives it. `page` is asked at each key: it comes to be after the editor. */
export interface EditorSurroundings {
  mode: Mode;
  bindings: Bindings;
  spokenMarks: SpokenMarks;
  page(): Page | null;
  onActivate(id: string | null): void;
  /** What the person may do is other than it was when the page was made, or may be. */
  onRights(): void;
}

export interface OpenArticle {
  session: ArticleSession;
  history: ActionHistory;
  sender: SessionSender;
  editor: Editor;
  colleagues: Colleagues;
}

interface Parts extends Omit<SessionOptions, 'host'> {
  state: ArticleState;
  /** The newest: the editor outlives renderings of the page. */
  surroundings: { current: EditorSurroundings };
  transport: SessionTransport;
  timers: Timers;
}

/** An article's editor with its session, history and sender, each told of what happens in the text. Nothing is sent yet. */
export function assembleArticle({ surroundings, transport, timers, ...options }: Parts): OpenArticle {
  const { state, clientId } = options;
  const composing = new Composing(timers);
  // Marks are drawn before there is a session.
  const opened: { session?: ArticleSession } = {};
  const details = () => (opened.session?.confirmed ?? state).details;
  const editor = createEditor({
    state,
    clientId,
    plugins: workbenchPlugins({
      mode: surroundings.current.mode,
      marks: marksOf(state.annotations.values()),
      bindings: () => surroundings.current.bindings,
      page: () => surroundings.current.page(),
      onActivate: (id) => surroundings.current.onActivate(id),
      verdictNameOf: (id) => (opened.session ?? state).annotations.get(id)?.verdict?.grade?.name,
      composing,
    }),
    attributes: (editorState) => ({
      ...modeAttributes(editorState),
      'aria-label': 'Text of the article',
      class: 'article-text',
      'data-spoken': surroundings.current.spokenMarks,
      lang: details().language,
      dir: details().direction,
    }),
  });
  const host = {
    get state() {
      return editor.state;
    },
    dispatch: (transaction: Transaction) => editor.view.dispatch(transaction),
    syncCaret: () => {
      // Entries may come before the text is on the page, and after it has gone.
      if (!editor.isDestroyed && !editor.view.composing) syncSelection(editor.view);
    },
  };
  const session = new ArticleSession({ ...options, host });
  opened.session = session;
  const history = new ActionHistory(session);
  const sender = new SessionSender(session, transport, timers, composing);
  editor.on('transaction', ({ transaction, appendedTransactions }) => {
    for (const one of [transaction, ...appendedTransactions]) {
      session.onTransaction(one);
      history.onTransaction(one);
    }
  });
  // What is written after the server has said no could not be sent. At once: the next key may come before the page is drawn.
  session.subscribe(() => {
    if (sender.isHalted && !editor.isDestroyed && getMode(editor.state) !== 'read') enterMode(editor.view, 'read');
  });
  // Somebody has corrected them: no step comes with it, and the element of the text says both.
  let said = details();
  session.subscribe(() => {
    const { language, direction } = said;
    said = details();
    if ((said.language !== language || said.direction !== direction) && !editor.isDestroyed) editor.view.updateState(editor.state);
  });
  return { session, history, sender, editor, colleagues: new Colleagues(options.personId) };
}

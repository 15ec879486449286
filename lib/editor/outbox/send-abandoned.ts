import { EditorState } from '@tiptap/pm/state';
import { collab } from 'prosemirror-collab';
import type { ArticleState } from '@/lib/domain/article-state';
import { annotationPlugin } from '../marks/annotation-plugin';
import { suggestionPlugin } from '../marks/suggestion-plugin';
import { ArticleSession } from '../session/article-session';
import { BareHost } from '../session/bare-host';
import type { SessionOptions, SessionTransport } from '../session/session-options';
import { SessionSender } from '../session/session-sender';
import type { Timers } from '../session/timers';
import type { Outbox } from './outbox';

interface Options extends Pick<SessionOptions, 'personId' | 'store' | 'newId' | 'now' | 'rules' | 'tagTypes'> {
  /** The article at the outbox's base. */
  state: ArticleState;
  transport: SessionTransport;
  timers: Timers;
}

/**
 * Sends an outbox whose tab is gone, without showing it: its entries reach this tab as any other tab's do. Gives its session, whose
 * refused entries are to be shown, its sender, and the way to stop.
 */
export function sendAbandoned(outbox: Outbox, { state, transport, timers, ...given }: Options) {
  const { articleId, clientId } = outbox;
  const host = new BareHost(
    EditorState.create({
      doc: state.doc,
      plugins: [collab({ version: state.version, clientID: clientId }), annotationPlugin(), suggestionPlugin()],
    }),
  );
  const session = new ArticleSession({ articleId, clientId, state, host, ...given });
  const sender = new SessionSender(session, transport, timers);
  session.showAll();
  session.restore(outbox);
  const stopListening = session.subscribe(() => sender.schedule());
  sender.retry();
  return {
    session,
    sender,
    stop: async () => {
      stopListening();
      await sender.stop();
    },
  };
}

import { HocuspocusProvider } from '@hocuspocus/provider';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { initProseMirrorDoc, ySyncPlugin } from 'y-prosemirror';
import * as Y from 'yjs';
import { z } from 'zod';
import { articleSchema } from '@/lib/domain/text/article-schema';
import type { BenchClient } from './galley-client';
import { FRAGMENT } from './hocuspocus-doc';
import { tokensIn } from './protocol';
import type { Watcher } from './tally';
import { TypingHost } from './typing-host';

/** A tab as Hocuspocus' and TipTap's manuals make one, over an editor without a view: provider, Yjs and y-prosemirror. */
export async function openHocuspocusClient(url: string, name: string, watcher: Watcher): Promise<BenchClient> {
  const document = new Y.Doc();
  const provider = new HocuspocusProvider({ url: url.replace('http', 'ws'), name, document });
  await new Promise<void>((resolve) => provider.on('synced', () => resolve()));
  const fragment = document.getXmlFragment(FRAGMENT);
  const host = bind(fragment);
  // After the binding's own observer: the editor has it by then.
  fragment.observeDeep((events, { local }) => {
    if (local) return;
    const inserted = events.flatMap(({ changes }) => changes.delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')));
    watcher.arrived(tokensIn(inserted.join('\n')));
  });
  /** The own edits that are not acknowledged, in order: the server answers each update. */
  let unconfirmed: string[][] = [];
  provider.on('unsyncedChanges', ({ number }: { number: number }) => {
    while (unconfirmed.length > number) watcher.acknowledged(unconfirmed.shift() ?? []);
  });
  provider.on('disconnect', () => {
    unconfirmed = [];
  });
  return {
    type(words, place) {
      const tokens = tokensIn(words);
      watcher.sent(tokens);
      unconfirmed.push(tokens);
      host.type(words, place);
    },
    get text() {
      return host.text;
    },
  };
}

const PluginView = z.object({ update: z.custom<() => void>((one) => typeof one === 'function') });

/** The editor bound to the shared text. */
function bind(fragment: Y.XmlFragment): TypingHost {
  const { doc, mapping } = initProseMirrorDoc(fragment, articleSchema);
  const plugin = ySyncPlugin(fragment, { mapping });
  const host = new TypingHost(EditorState.create({ doc, plugins: [plugin] }));
  // All that the plugin asks of a view where there is no caret on a screen.
  const view = {
    get state() {
      return host.state;
    },
    dispatch: (transaction: Transaction) => host.dispatch(transaction),
    hasFocus: () => false,
  };
  const shown = PluginView.parse(Reflect.apply(plugin.spec.view, plugin, [view]));
  host.onTransaction = () => shown.update();
  return host;
}

import { Editor, Extension } from '@tiptap/core';
import type { EditorState, Plugin } from '@tiptap/pm/state';
import { collab } from 'prosemirror-collab';
import type { ArticleState } from '@/lib/domain/article-state';
import { articleExtensions } from '@/lib/domain/text/article-schema';

interface EditorOptions {
  state: ArticleState;
  clientId: string;
  plugins: Plugin[];
  /** Of the text's element, by state: TipTap would set a role of its own. */
  attributes: (state: EditorState) => Record<string, string>;
}

/** Blocks are begun by signs, such as "## " and "- ". Within a paragraph every sign stays: "5 * 3 *" is no form, and what is bold or italic has its chord. */
const madeBySigns = articleExtensions.filter(({ type }) => type === 'node');

/** The editor of an article: the one schema, steps kept until the server has them, and the plugins of the workbench. */
export function createEditor({ state, clientId, plugins, attributes }: EditorOptions): Editor {
  const workbench = Extension.create({
    name: 'workbench',
    // Before the keymaps of the schema's own extensions: Backspace on a tag is not Backspace in the text.
    priority: 1000,
    addProseMirrorPlugins: () => [...plugins, collab({ version: state.version, clientID: clientId })],
  });
  return new Editor({
    extensions: [...articleExtensions, workbench],
    content: state.doc.toJSON(),
    injectCSS: false,
    enableContentCheck: true,
    // Of what is pasted or dropped no sign is form: "2 * 3 * 4" and "_jane_doe" keep theirs.
    enablePasteRules: false,
    enableInputRules: madeBySigns,
    // Nobody listens for what was deleted, and finding it out costs at every key.
    enableCoreExtensions: { delete: false },
    editorProps: { attributes },
  });
}

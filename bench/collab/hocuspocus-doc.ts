import type { Node } from '@tiptap/pm/model';
import { prosemirrorToYDoc } from 'y-prosemirror';
import * as Y from 'yjs';

/** Where in a Yjs document the text lies; TipTap's name for it. */
export const FRAGMENT = 'default';

/** A text as Yjs keeps it. */
export const packDoc = (doc: Node): Buffer => Buffer.from(Y.encodeStateAsUpdate(prosemirrorToYDoc(doc, FRAGMENT)));

import type { Node } from '@tiptap/pm/model';
import { AllSelection, EditorState, type Plugin, type Transaction } from '@tiptap/pm/state';
import { type DirectEditorProps, EditorView } from '@tiptap/pm/view';
import { vi } from 'vitest';

/** What stands for an element: only its HTML is looked at. */
class BareElement {
  innerHTML = '';
  querySelector = () => null;
}

/** Stands for the browser, as far as HTML that is pasted passes through it. */
export function stubBrowser(): void {
  vi.stubGlobal('Element', BareElement);
  vi.stubGlobal('window', {});
  vi.stubGlobal('document', { implementation: { createHTMLDocument: () => ({ body: new BareElement(), styleSheets: [] }) } });
}

/** A view of `doc`, all of it selected, that is on no page: ProseMirror's own way of pasting works in it. */
export function bareView(doc: Node, plugins: Plugin[] = []): EditorView {
  const view: EditorView = Object.create(EditorView.prototype);
  const props: Partial<DirectEditorProps> = {
    dispatchTransaction: (tr: Transaction) => Object.assign(view, { state: view.state.apply(tr) }),
  };
  return Object.assign(view, {
    _props: props,
    directPlugins: [],
    state: EditorState.create({ doc, selection: new AllSelection(doc), plugins }),
    hasFocus: () => false,
    dispatch: EditorView.prototype.dispatch.bind(view),
    setProps: (more: Partial<DirectEditorProps>) => Object.assign(props, more),
  });
}

/** What a browser tells of a paste. */
export function pasteEvent(html: string, text = '', files: readonly File[] = []): ClipboardEvent {
  const parts: Record<string, string> = { 'text/html': html, 'text/plain': text };
  return Object.assign(Object.create(null), { clipboardData: { files, getData: (type: string) => parts[type] ?? '' } });
}

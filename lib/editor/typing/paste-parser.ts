import { DOMParser, Fragment, type ParseOptions, type Schema, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { DomainError } from '@/lib/domain/errors';
import { readPart } from '@/lib/domain/import/read-part';

/**
 * Has HTML that is pasted or dropped into the text of `view` read as an import is, where the schema alone would take comments, hidden words and
 * the bullets of Word for text. `say` is told what was left out.
 */
export function readPastes(view: EditorView, say: (sentence: string) => void): void {
  view.setProps({
    clipboardParser: new PasteParser(view.state.schema, say),
    // Of what was refused, cut as a whole or is a picture nothing is left: ProseMirror would put that in the place of what is selected.
    handlePaste(_, event, slice) {
      const data = event.clipboardData;
      // A picture that is copied by itself comes as a file, and no parser hears of it.
      if (slice.size === 0 && data?.getData('text/html') === '' && data.files.length > 0) say(NO_WORDS);
      return slice.size === 0;
    },
  });
}

const NO_WORDS = 'Nothing was pasted: a picture or file does not go into the text. To check what it says, link it as a source.';

class PasteParser extends DOMParser {
  constructor(
    schema: Schema,
    private readonly say: (sentence: string) => void,
  ) {
    super(schema, DOMParser.fromSchema(schema).rules);
  }

  override parseSlice(dom: globalThis.Node, options: ParseOptions = {}): Slice {
    // Of plain text, and of what comes from this editor, all white space counts.
    if (options.preserveWhitespace || !(dom instanceof Element)) return super.parseSlice(dom, options);
    try {
      const part = readPart(dom.innerHTML);
      if (!part) return super.parseSlice(dom, options);
      if (part.left.length > 0) this.say(`Left out of what was pasted: ${part.left.join(', ').toLowerCase()}.`);
      // The editor's schema is made of the same pieces, and is another object.
      const nodes = part.nodes.map((node) => this.schema.nodeFromJSON(node.toJSON()));
      return new Slice(Fragment.from(nodes), 0, 0);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.say(error.message);
      return Slice.empty;
    }
  }
}

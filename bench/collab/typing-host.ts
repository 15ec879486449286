import { BareHost } from '@/lib/editor/session/bare-host';

/** An editor without a view in which somebody types at the end of paragraphs. */
export class TypingHost extends BareHost {
  /** Types at the end of a paragraph: of the whole text's, the one that lies at `place` (0..1). */
  type(words: string, place: number): void {
    const { doc } = this.state;
    // The title is the first block.
    const index = 1 + Math.floor(place * (doc.childCount - 1));
    let pos = 0;
    for (let at = 0; at < index; at++) pos += doc.child(at).nodeSize;
    this.dispatch(this.state.tr.insertText(words, pos + doc.child(index).nodeSize - 1));
  }

  get text(): string {
    const { doc } = this.state;
    return doc.textBetween(0, doc.content.size, '\n');
  }
}

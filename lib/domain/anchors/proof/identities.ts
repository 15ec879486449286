import { Fragment, type Node, Slice } from '@tiptap/pm/model';

/**
 * The identity of every character, without positions and without any mapping of them: beside the article stands a shadow of the
 * same form, in which each UTF-16 unit is replaced by one that occurs nowhere else. What an edit does to the text it does to
 * the shadow, so that a string of the shadow's characters is the plain array of ids that the anchors are measured by.
 */
export class Identities {
  private next = 0x21;
  private readonly origin = new Uint16Array(0x10000);

  /** True while at least `count` ids are left: there are about 63,000. */
  has(count: number): boolean {
    return this.next + count < 0xfffb;
  }

  /** Ids for `length` new characters. */
  fresh(length: number): string {
    let ids = '';
    for (let i = 0; i < length; i++) {
      this.origin[this.next] = this.next;
      ids += String.fromCharCode(this.next);
      this.next = this.next === 0xd7ff ? 0xe000 : this.next + 1;
    }
    return ids;
  }

  /** Ids for characters that were cut and are pasted: new ones that know where they come from. */
  carried(ids: string): string {
    const carried = this.fresh(ids.length);
    for (let i = 0; i < ids.length; i++) this.originate(carried.charCodeAt(i), ids.charCodeAt(i));
    return carried;
  }

  /** Says that the character `id` is the one that `from` was. */
  originate(id: number, from: number): void {
    this.origin[id] = this.originOf(from);
  }

  /** The character that a pasted one was when it was first written; any other is its own. */
  originOf(id: number): number {
    return this.origin[id] ?? id;
  }
}

/** The same nodes with each text replaced by what `write` makes of it, of the same length. */
export function rewriteText(fragment: Fragment, write: (text: string) => string): Fragment {
  const nodes: Node[] = [];
  fragment.forEach((node) => {
    nodes.push(node.isText ? node.type.schema.text(write(node.text ?? ''), node.marks) : node.copy(rewriteText(node.content, write)));
  });
  return Fragment.from(nodes);
}

/** The same slice with each text replaced. */
export function rewriteSlice(slice: Slice, write: (text: string) => string): Slice {
  return new Slice(rewriteText(slice.content, write), slice.openStart, slice.openEnd);
}

const wholeTexts = new WeakMap<Node, string>();

/** All characters of a doc or of a stretch of it, in order, without anything between blocks: the plain array. */
export function charactersOf(doc: Node, from = 0, to = doc.content.size): string {
  if (from > 0 || to < doc.content.size) return from < to ? doc.textBetween(from, to) : '';
  const known = wholeTexts.get(doc) ?? doc.textBetween(from, to);
  wholeTexts.set(doc, known);
  return known;
}

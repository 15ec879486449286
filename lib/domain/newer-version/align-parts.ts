import type { Node } from '@tiptap/pm/model';
import type { BlockGroup } from './align-blocks';

/** A node of the tree above the text blocks, with the blocks in it (indexes, half-open). */
export interface Part {
  node: Node;
  pos: number;
  first: number;
  end: number;
  parts: Part[];
}

/** The parts of a doc, its blocks numbered in order. */
export function partsOf(doc: Node): Part[] {
  let block = 0;
  const walk = (parent: Node, inside: number): Part[] => {
    const parts: Part[] = [];
    parent.forEach((node, offset) => {
      const pos = inside + offset;
      const first = block;
      const isBlock = node.isTextblock || node.isLeaf;
      if (isBlock) block++;
      const inner = isBlock ? [] : walk(node, pos + 1);
      parts.push({ node, pos, first, end: block, parts: inner });
    });
    return parts;
  };
  return walk(doc, 0);
}

/** Neighbouring parts of both sides whose blocks belong together, or (`isLinked` false) parts that nothing on the other side belongs to. */
export interface Stretch {
  old: Part[];
  now: Part[];
  isLinked: boolean;
  /** Where the old parts begin, or, if there are none, where the new ones go. */
  pos: number;
}

/** Node types that may become each other around the same content. */
const FAMILIES = [
  ['bulletList', 'orderedList'],
  ['tableCell', 'tableHeader'],
];

const isFamily = (a: Node, b: Node) => a.type === b.type || FAMILIES.some((one) => one.includes(a.type.name) && one.includes(b.type.name));

/** Parts that cannot stand among ordinary blocks. They are paired one to one, or the whole around them is taken apart. */
const INNER_PARTS = new Set(['listItem', 'tableRow', 'tableCell', 'tableHeader', 'caption']);

/** Which parts belong together, as the groups of their blocks say. */
export class PartLinks {
  private readonly groupOfOld = new Map<number, BlockGroup>();
  private readonly groupOfNew = new Map<number, BlockGroup>();

  constructor(groups: readonly BlockGroup[]) {
    for (const group of groups) {
      for (let i = group.oldFrom; i < group.oldTo; i++) this.groupOfOld.set(i, group);
      for (let j = group.newFrom; j < group.newTo; j++) this.groupOfNew.set(j, group);
    }
  }

  ofOld(block: number): BlockGroup | undefined {
    return this.groupOfOld.get(block);
  }

  ofNew(block: number): BlockGroup | undefined {
    return this.groupOfNew.get(block);
  }

  /** The groups in old parts whose words belong together. */
  groupsOf(parts: readonly Part[]): BlockGroup[] {
    const groups = new Set<BlockGroup>();
    for (const part of parts) {
      for (let i = part.first; i < part.end; i++) {
        const group = this.groupOfOld.get(i);
        if (group?.isRelated) groups.add(group);
      }
    }
    return [...groups];
  }

  private lastNewOf(part: Part): number {
    for (let i = part.end - 1; i >= part.first; i--) {
      const group = this.groupOfOld.get(i);
      if (group) return group.newTo - 1;
    }
    return -1;
  }

  private lastOldOf(part: Part): number {
    for (let j = part.end - 1; j >= part.first; j--) {
      const group = this.groupOfNew.get(j);
      if (group) return group.oldTo - 1;
    }
    return -1;
  }

  /** Cuts two lists of siblings into the smallest stretches that no group reaches out of. */
  stretchesOf(old: readonly Part[], now: readonly Part[]): Stretch[] {
    const stretches: Stretch[] = [];
    let [i, j] = [0, 0];
    const here = () => old[i]?.pos ?? (old.at(-1)?.pos ?? 0) + (old.at(-1)?.node.nodeSize ?? 0);
    let loose: Stretch = { old: [], now: [], isLinked: false, pos: here() };
    while (i < old.length || j < now.length) {
      const [a, b] = [old[i], now[j]];
      if (a && this.lastNewOf(a) < 0) {
        loose.old.push(a);
        i++;
      } else if (b && this.lastOldOf(b) < 0) {
        loose.now.push(b);
        j++;
      } else {
        const linked: Stretch = { old: [], now: [], isLinked: true, pos: here() };
        let [lastOld, lastNew] = [a ? a.first : -1, b ? b.first : -1];
        // Each side is widened until it holds all that the other side's blocks belong to.
        for (let grew = true; grew; ) {
          grew = false;
          for (let part = old[i]; part && part.first <= lastOld; part = old[++i]) {
            linked.old.push(part);
            lastNew = Math.max(lastNew, this.lastNewOf(part));
            grew = true;
          }
          for (let part = now[j]; part && part.first <= lastNew; part = now[++j]) {
            linked.now.push(part);
            lastOld = Math.max(lastOld, this.lastOldOf(part));
            grew = true;
          }
        }
        stretches.push(loose, linked);
        loose = { old: [], now: [], isLinked: false, pos: here() };
      }
    }
    stretches.push(loose);
    return stretches.filter((one) => one.old.length + one.now.length > 0);
  }

  /** True if two parts have the same structure but for inner parts added or gone. */
  canRecurse(a: Part, b: Part): boolean {
    if (a.node.isTextblock && b.node.isTextblock) return true;
    if (!isFamily(a.node, b.node)) return false;
    // A list item begins with a paragraph at any time, so its first one cannot become something further down.
    const first = this.groupOfOld.get(a.first);
    if (a.node.type.name === 'listItem' && first && first.newFrom !== b.first) return false;
    return this.stretchesOf(a.parts, b.parts).every(({ old, now, isLinked }) => {
      const [one, other] = [old[0], now[0]];
      if (!isLinked) return true;
      if (!one || !other) return false;
      if (!INNER_PARTS.has(one.node.type.name)) return true;
      return old.length === 1 && now.length === 1 && this.canRecurse(one, other);
    });
  }
}

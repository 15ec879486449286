'use client';
import { DOMSerializer, type Node } from '@tiptap/pm/model';
import { useLayoutEffect, useRef } from 'react';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { type Direction, directionOfBlock } from '@/lib/domain/text/block-direction';

const serializer = DOMSerializer.fromSchema(articleSchema);

/**
 * One block of an article that runs in `direction`, to be read. It is drawn from the schema's own nodes: what came in as HTML is never shown raw.
 */
export function DocBlock({ node, direction }: { node: Node; direction: Direction }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.replaceChildren(drawBlock(node, direction));
  }, [node, direction]);
  return <div ref={box} />;
}

function drawBlock(node: Node, direction: Direction): globalThis.Node {
  const drawn = serializer.serializeNode(node);
  if (drawn instanceof Element) turn(drawn, node, direction);
  return drawn;
}

/** Has blocks that run another way than what is around them say so. */
function turn(drawn: Element, node: Node, around: Direction): void {
  const dir = directionOfBlock(node, around);
  if (dir !== around) drawn.setAttribute('dir', dir);
  if (node.isTextblock) return;
  // The rows of a table stand in an element of their own.
  const { children } = (node.type.name === 'table' && drawn.firstElementChild) || drawn;
  node.forEach((child, _offset, index) => {
    const inner = children[index];
    if (inner) turn(inner, child, dir);
  });
}

'use client';
import { DOMSerializer, type Node } from '@tiptap/pm/model';
import { useLayoutEffect, useRef } from 'react';
import { articleSchema } from '@/lib/domain/text/article-schema';

const serializer = DOMSerializer.fromSchema(articleSchema);

/** One block of an article, to be read. It is drawn from the schema's own nodes: what came in as HTML is never shown raw. */
export function DocBlock({ node }: { node: Node }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.replaceChildren(serializer.serializeNode(node));
  }, [node]);
  return <div ref={box} />;
}

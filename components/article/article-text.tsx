'use client';
import type { Editor } from '@tiptap/core';
import { useLayoutEffect, useRef } from 'react';

/** The text of an open article at its place on the page. Its editor has drawn it before: here it is hung in, and taken out again. */
export function ArticleText({ editor }: { editor: Editor }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { dom } = editor.view;
    place.current?.append(dom);
    return () => dom.remove();
  }, [editor]);
  return <div ref={place} />;
}

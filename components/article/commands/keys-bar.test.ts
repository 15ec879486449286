import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { usualBindings } from '@/lib/editor/keys/bindings';
import { allRights } from '../../gallery/all-rights';
import { KeysBar } from './keys-bar';

const inReadMode = (canComment: boolean) => {
  const may = { ...allRights, canComment };
  const bar = createElement(KeysBar, { mode: 'read', bindings: usualBindings, may, onShowKeys: () => undefined });
  return renderToStaticMarkup(bar).replaceAll(/<[^>]+>/g, ' ');
};

describe('KeysBar', () => {
  it('offers to comment in Read mode to those alone who may', () => {
    expect(inReadMode(true)).toMatch(/Enter\s+into the card\s+\.\s+select a sentence\s+M\s+comment\s+N\s+next unchecked/);
    expect(inReadMode(false)).toMatch(/Enter\s+into the card\s+N\s+next unchecked/);
  });
});

import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { NamedTogether, useCalled } from './named-together';

const Called = ({ name }: { name: string }) => useCalled()(name);
/** What somebody is called on a page that names some, in a part of it that names others. */
const Page = ({ names, part, name }: { names: readonly string[]; part: readonly string[]; name: string }) =>
  NamedTogether({ names, children: createElement(Part, { names: part, name }) });
const Part = ({ names, name }: { names: readonly string[]; name: string }) =>
  NamedTogether({ names, children: createElement(Called, { name }) });
const drawn = (names: readonly string[], part: readonly string[], name: string) =>
  renderToStaticMarkup(createElement(Page, { names, part, name }));

describe('NamedTogether', () => {
  it('calls those by their whole names who share the first one, and the others by the first', () => {
    const names = ['Jonah Weiss', 'Jonah Adeyemi', 'Elif Kaya', 'Jonah Weiss', 'Elif Kaya'];
    expect(drawn(names, [], 'Jonah Weiss')).toBe('Jonah Weiss');
    expect(drawn(names, [], 'Elif Kaya')).toBe('Elif');
  });

  it('counts those whom the page around a part names', () => {
    expect(drawn(['Jonah Adeyemi'], ['Jonah Weiss'], 'Jonah Weiss')).toBe('Jonah Weiss');
    expect(drawn(['Elif Kaya'], ['Jonah Weiss'], 'Jonah Weiss')).toBe('Jonah');
  });
});

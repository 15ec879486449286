import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.test-helper';
import { readers } from './readers';

const lines = (...texts: string[]) => texts.join('\n\n');
const prose = ['The council voted for the bridge on Monday.', 'It costs 3 million euros, the mayor said.'];

const texts: Readonly<Record<string, [markdown: string, headline: string, rest: string[]]>> = {
  'is the bold line above the byline, and no heading below prose': [
    lines('**City to rebuild the bridge**', 'By Ann Lee', ...prose, '# What happens next', 'It will be built.', '# Costs', 'They rise.'),
    'City to rebuild the bridge',
    [
      ...prose.map((text) => `<p>${text}</p>`),
      '<h2>What happens next</h2>',
      '<p>It will be built.</p>',
      '<h2>Costs</h2>',
      '<p>They rise.</p>',
    ],
  ],
  'is nothing where a text begins with prose': [
    lines(...prose, '# What happens next', 'It will be built.'),
    '',
    [...prose.map((text) => `<p>${text}</p>`), '<h2>What happens next</h2>', '<p>It will be built.</p>'],
  ],
  'is the heading below a remark': [
    lines('Embargoed until Tuesday.', '# City to rebuild the bridge', 'By Ann Lee', ...prose),
    'City to rebuild the bridge',
    ['<p>Embargoed until Tuesday.</p>', ...prose.map((text) => `<p>${text}</p>`)],
  ],
  'is the one heading below remarks that has a byline right below it': [
    lines(
      'Hi desk, my draft.',
      'Please check the figures.',
      '# City to rebuild the bridge',
      'By Ann Lee',
      ...prose,
      '## Costs',
      'They rise.',
    ),
    'City to rebuild the bridge',
    [
      '<p>Hi desk, my draft.</p>',
      '<p>Please check the figures.</p>',
      ...prose.map((text) => `<p>${text}</p>`),
      '<h2>Costs</h2>',
      '<p>They rise.</p>',
    ],
  ],
  'is not the one heading below a long paragraph, though a byline is right below it': [
    lines(prose.join(' ').repeat(2), '# Also today', 'By Bo Ek', 'It rained.'),
    '',
    [`<p>${prose.join(' ').repeat(2)}</p>`, '<h2>Also today</h2>', '<p>It rained.</p>'],
  ],
  'is no one of several headings below prose, whatever is below them': [
    lines(...prose, '# What happens next', 'By Ann Lee', 'It will be built.', '# Costs', 'They rise.'),
    '',
    [
      ...prose.map((text) => `<p>${text}</p>`),
      '<h2>What happens next</h2>',
      '<p>It will be built.</p>',
      '<h2>Costs</h2>',
      '<p>They rise.</p>',
    ],
  ],
  'is the heading below a kicker and a byline': [
    lines('Opinion', 'By Ann Lee', '# City to rebuild the bridge', ...prose),
    'City to rebuild the bridge',
    ['<p>Opinion</p>', ...prose.map((text) => `<p>${text}</p>`)],
  ],
};

describe('the headline', () => {
  it.each(Object.entries(texts))('%s', async (_name, [markdown, headline, rest]) => {
    const { doc } = await readers.md(new TextEncoder().encode(markdown));
    expect(outlineOf(doc)).toEqual([`<h1>${headline}</h1>`, ...rest]);
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { groupsOf } from './found-rows';

const article = { id: 'a', title: 'Harbour', language: '', byline: 'שרה לוי', deskName: 'Metro', stage: 'importing' as const };

describe('groupsOf', () => {
  it('parts names that run the other way where the line around them runs, not inside of them', () => {
    const [articles] = groupsOf({ articles: [article], claims: [], sources: [] }, 'harbour');
    const html = renderToStaticMarkup(articles?.rows[0]?.content);
    expect(html).toContain('<span class="about"><span><bdi>שרה לוי</bdi></span><span><bdi>Metro</bdi></span></span>');
  });
});

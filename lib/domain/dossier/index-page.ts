import { stages } from '../articles/stage';
import { escapeHtml, htmlDay, htmlInstant, htmlName } from '../export/html-escape';
import { sayCount, sayNumber } from '../text/say-count';
import { renderClaims } from './index-claims';
import { renderChanges, renderSources, renderWork } from './index-lists';
import { type IndexPage, inGroups, plainId } from './index-parts';
import { renderReplies } from './index-replies';
import { renderSignOffs } from './index-sign-offs';
import { indexStyle } from './index-style';
import { renderWaivers } from './index-waivers';

/**
 * The dossier's page for people, piece by piece: one that needs nothing else, with no script, picture, font or address that is fetched. It can be
 * read without its style. What it says of stage, claims, requests, signatures and waivers stands between marks that the verifier looks for. The verifier writes all of it
 * a second time: whoever changes it raises `DOSSIER_VERSION`.
 */
export function* renderIndex(page: IndexPage): Generator<string, void> {
  yield renderHead(page);
  yield `<section aria-labelledby="sign-offs">\n<h2 id="sign-offs">Sign-offs</h2>\n${renderSignOffs(page)}\n</section>\n`;
  yield `<section aria-labelledby="waived">\n<h2 id="waived">Waived</h2>\n${renderWaivers(page)}\n</section>\n`;
  yield `<section aria-labelledby="claims">\n<h2 id="claims">Claims</h2>\n`;
  yield* renderClaims(page);
  yield '</section>\n';
  yield `<section aria-labelledby="replies">\n<h2 id="replies">Right of reply</h2>\n${renderReplies(page)}\n</section>\n`;
  yield `<section aria-labelledby="sources">\n<h2 id="sources">Sources</h2>\n${renderSources(page)}\n</section>\n`;
  yield `<section aria-labelledby="changes">\n<h2 id="changes">Changes that were suggested and accepted</h2>\n${renderChanges(page)}\n</section>\n`;
  yield `<section aria-labelledby="work">\n<h2 id="work">Who did what</h2>\n${renderWork(page)}\n</section>\n`;
  yield renderFoot(page);
}

function renderHead(page: IndexPage): string {
  const { report, input } = page;
  const { title, byline, deskName, publishedOn, language, direction, seq, madeAt } = report;
  const name = escapeHtml(title.replaceAll('\n', ' ').trim() || 'Untitled article');
  const made = [byline, deskName].filter((one) => one !== '').map((one) => `<span dir="auto">${escapeHtml(one)}</span>`);
  const { generator } = input;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${escapeHtml(`${generator.name} ${generator.version}`)}">
<title>Audit dossier: ${name}</title>
<style>${indexStyle}</style>
</head>
<body>
<header>
<p class="strip"><span>Audit dossier</span> <span>Entry ${seq}</span></p>
<h1${language === '' ? '' : ` lang="${escapeHtml(language)}"`} dir="${direction}">${name}</h1>
<p class="where">${[...made, ...(publishedOn ? [`Dated ${htmlDay(publishedOn)}`] : [])].join(', ')}</p>
<p class="where">As of ${htmlInstant(madeAt)}, when ${htmlName(input.madeBy.name)} made this dossier. <span data-stage="${report.stage}">${stages[report.stage].name}</span>.</p>
<p>${leadOf(page)}</p>
<dl class="figures">
${figuresOf(page)}
</dl>
<nav aria-label="In this dossier"><a href="#sign-offs">Sign-offs</a> <a href="#waived">Waived</a> <a href="#claims">Claims</a> <a href="#replies">Right of reply</a> <a href="#sources">Sources</a> <a href="#changes">Changes</a> <a href="#work">Who did what</a> <a href="#verify">How to verify it</a> <a href="article.html">The text with its tags</a></nav>
</header>
<main>
`;
}

function leadOf({ report: { checkers, firstCheckers, checkedFrom, checkedTo } }: IndexPage): string {
  if (checkedFrom === null || checkedTo === null) return 'No verdict stands.';
  const [from, to] = [checkedFrom.slice(0, 10), checkedTo.slice(0, 10)];
  const when = from === to ? `on ${htmlDay(from)}` : `from ${htmlDay(from)} to ${htmlDay(to)}`;
  const listed = (names: readonly string[]) => names.map((one) => `<b>${htmlName(one)}</b>`).join(', ');
  const others = firstCheckers.length === 0 ? '' : ` First verdicts that no longer stand were given by ${listed(firstCheckers)}.`;
  return `The verdicts that stand were given ${when} by ${listed(checkers)}.${others}`;
}

function figuresOf({ report: { claims, checkedCount, sources, wordCount }, head }: IndexPage): string {
  const figures = [
    ['Claims checked', checkedCount === claims.length ? `${checkedCount}` : `${checkedCount} of ${claims.length}`],
    ['Sources', `${sources.length}`],
    ['Words', sayNumber(wordCount)],
    ['Entries', sayNumber(head.seq)],
  ];
  return figures.map(([what, figure]) => `<div><dt>${what}</dt><dd>${figure}</dd></div>`).join('\n');
}

function renderFoot({ report: { hash, seq, articleId }, head, input }: IndexPage): string {
  const { name, version } = input.generator;
  const later = head.seq - seq;
  const hashOf = (what: string, one: string) => `<div><dt>${what}</dt><dd class="mono" data-hash="${one}">${inGroups(one)}</dd></div>`;
  const hashes = [
    hashOf(`Entry ${seq}, which this page shows${later === 0 ? '; it is the head of the journal' : ''}`, hash),
    ...(later > 0 ? [hashOf(`Entry ${head.seq}, the head of the journal, ${sayCount(later, 'entry', 'entries')} later`, head.hash)] : []),
  ];
  return `<section aria-labelledby="verify">
<h2 id="verify">How to verify it</h2>
<p>With <a href="https://nodejs.org" rel="noopener noreferrer">Node</a> 18 or newer, in the folder of this page and without network:</p>
<pre tabindex="0"><code>node verify.mjs</code></pre>
<p>It computes every hash again and says that all match, or names the first thing that does not. If the head of this article was published elsewhere when it was new, give it what was published: only that shows that the journal was not written anew.</p>
<pre tabindex="0"><code>node verify.mjs --head SHA256</code></pre>
<dl class="hashes">
${hashes.join('\n')}
</dl>
<p class="where">README.txt says what that proves, and what not.</p>
</section>
</main>
<footer><p class="where">Article ${escapeHtml(plainId(articleId))}. Made by ${escapeHtml(name)} ${escapeHtml(version)}.</p></footer>
</body>
</html>
`;
}

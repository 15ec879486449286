// A loader of the build (next.config.js): TipTap's extensions without what reads and writes Markdown. Ours is read by markdown-it, on the server and in a worker,
// and no bundler can see that nobody calls these members. Each stands in its extension at one tab, and ends with the line that has one tab again.
const MEMBER =
  /^\t(?:renderMarkdown|parseMarkdown|markdownTokenizer|markdownTokenName|markdownOptions)\b(?:.*[[({]\n[\s\S]*?^\t[\])}].*|.*)\n/gm;

module.exports = (source) => source.replace(MEMBER, '');

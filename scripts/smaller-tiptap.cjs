// A loader of the build (next.config.js): TipTap without parts that the editor turns off or has no use for (`lib/editor/typing/create-editor.ts`). No bundler can
// see that nobody asks for them, since members and lists name them. `smaller-tiptap.test.mjs` fails where a new version writes them otherwise.
const parts = [
  // What makes a form of signs within a paragraph, such as *this*, of what is pasted.
  /^\taddPasteRules\(\) \{\n[\s\S]*?^\t\},?\n/gm,
  /^\t{3}if \(isExtensionRulesEnabled\(extension, editor\.options\.enablePasteRules\).*\{\n[\s\S]*?^\t{3}\}\n/gm,
  // Decorations of extensions: ours are of plugins.
  /^\t{2}const decorationPlugin = .*\n.*\n/gm,
  /^\tcreateDecorationPlugin\(\) \{\n[\s\S]*?^\t\}\n/gm,
  // Who is told of each deletion, and of what is pasted or dropped, and a direction of all texts.
  /^\t{3}(?:Delete|Drop|Paste),?\n/gm,
  /^\t{3}TextDirection\.configure\(.*\n/gm,
  /^\t(?:Delete|Drop|Paste|TextDirection): \(\) => \S+\n/gm,
  // The check of pages: an article comes as nodes. Nobody listens for what is wrong in it, and Yjs is not here to be turned off.
  /^\t{2}if \(options\.errorOnInvalidContent\) \{\n\t{3}let hasInvalidContent[\s\S]*?^\t{2}\}\n/gm,
  /^\t{2}const emitContentError = [\s\S]*?^\t{2}\};\n/gm,
  /^\t{2}if \(.* && editor\.options\.emitContentError\) try \{\n[\s\S]*?^\t{2}\}\n/gm,
  /^\t{3}emitContentError\(e\);\n/gm,
  /^\t{3}this\.emit\("contentError", \{\n[\s\S]*?^\t{3}\}\);\n/gm,
  // A way through the text by selectors.
  /^\t(?:\$nodes?|\$pos|get \$doc)\([^)]*\) \{\n[\s\S]*?^\t\}\n/gm,
  // What is said where there is no browser.
  /^\t+if \(typeof (?:window|document) === "undefined"\) throw new Error\(.*\n/gm,
];
/** The same of what is typed: of a mark alone, since blocks are begun by signs. */
const INPUT_RULES = /^\taddInputRules\(\) \{\n[\s\S]*?^\t\},?\n/gm;

module.exports = (source) => {
  const left = parts.reduce((text, part) => text.replace(part, ''), source);
  return /\bMark\.create\(/.test(source) && !source.includes('class Editor') ? left.replace(INPUT_RULES, '') : left;
};

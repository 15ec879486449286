// A loader of the build (next.config.js): every export of a module becomes a function that refuses.
// zod's schemas can write themselves as JSON Schema. Nothing of ours in a browser asks them to, and no bundler can see that: each schema names its writer.
module.exports = function withoutJsonSchema(source) {
  const names = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
  const renamed = [...source.matchAll(/^export \{ \w+ as (\w+) \};/gm)].map(([, name]) => name);
  const refuse = "const refuse = () => { throw new Error('JSON Schema is left out of the scripts of the browser: see next.config.js.'); };";
  return `${refuse}\n${[...names, ...renamed].map((name) => `export { refuse as ${name} };`).join('\n')}\n`;
};

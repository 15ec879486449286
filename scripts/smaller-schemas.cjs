// A loader of the build (next.config.js): zod's schemas without what our pages cannot call, or never do. No bundler can see that, since a schema names all of it.
// - The methods by which a string may be asked for addresses, tokens, networks and the like: each brings its pattern and its check. We write `z.email()` and
//   `z.uuid()`, which do without.
// - What writes a program for each object schema: the content policy of every page refuses such programs, and zod then goes on without.
// - `z.hash()` and `z.regexes`: by these all patterns come along, whatever their name, and the codes of all currencies.
// In another version of zod these may read otherwise and stay: the size of the first scripts says so (e2e/sent-files.spec.ts).
const METHODS = '}, {\n    email(params) {';

module.exports = function smallerSchemas(source) {
  const from = source.indexOf(METHODS);
  const to = source.indexOf('\n});', from);
  const isKnown = from !== -1 && to !== -1;
  const plain = isKnown ? source.slice(0, from) + source.slice(to + 1) : source;
  return plain
    .replace('core.$ZodObjectJIT.init(', 'core.$ZodObject.init(')
    .replace('core.regexes[format]', 'undefined')
    .replace(' regexes, treeifyError,', ' treeifyError,');
};

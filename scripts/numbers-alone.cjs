// A loader of the build (next.config.js): of what zod makes of strings, numbers alone. A contract asks for nothing else, and each of the others brings its schema.
module.exports = (source) => source.replace(/^export function (?!number\b)\w+\(params\) \{\n.*\n\}\n/gm, '');

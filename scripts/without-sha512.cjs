// A loader of the build (next.config.js): SHA-2 without its forms of 64 bits. Of those the browser asks for none, and their constants are made as the
// file is loaded, so that no bundler leaves them out. `without-sha512.test.mjs` fails where a new version writes them otherwise.
const between = (source, from, to) =>
  source.slice(source.indexOf(from), to === null ? undefined : source.lastIndexOf('/**', source.indexOf(to)));

module.exports = (source) =>
  source
    .replace(between(source, 'const K512 =', 'export const sha256 ='), '')
    .replace(between(source, 'export const sha512 =', null), '')
    .replace(/^import \* as u64 .*$/m, '');

// A loader of the build (next.config.js), in the place of TanStack Query's mutations. What changes something goes through `useRequest` or the outbox of an
// article; no page makes a mutation, and no bundler can see that: each client of queries brings a cache for them.
module.exports = () =>
  [
    "const refuse = () => { throw new Error('Mutations are left out of the scripts of the browser: see next.config.js.'); };",
    'export class Mutation { constructor() { refuse(); } }',
    'export const getDefaultState = refuse;',
    '',
  ].join('\n');

// A loader of the build (next.config.js), in the place of what Next's router does when a page calls a server action. Galley has none: what a page sends
// goes to a route (`app/api`). A page that calls one all the same is told so.
module.exports = () =>
  [
    "const refuse = () => { throw new Error('Server actions are left out of the scripts of the browser: see next.config.js.'); };",
    'exports.serverActionReducer = refuse;',
    '',
  ].join('\n');

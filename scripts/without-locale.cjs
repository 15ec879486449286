// A loader of the build (next.config.js), in the place of zod's English sentences for what a schema does not explain itself. Nobody reads them in a
// browser: what people may do wrong has sentences of ours, and an answer that is not ours is called unreadable.
module.exports = () => 'export default () => ({});\n';

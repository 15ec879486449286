// A loader of the build (next.config.js), in the place of how Next's own page for what breaks looks. Nobody sees it: Galley has its own
// (`app/global-error.tsx`). Should it be shown all the same, its words and buttons are there.
module.exports = () => ['exports.WarningIcon = () => null;', 'exports.errorStyles = {};', "exports.errorThemeCss = '';", ''].join('\n');

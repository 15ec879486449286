// A loader of the build (next.config.js): TipTap's core without the commands that neither we nor its extensions call. It holds all of them by name in one object,
// so no bundler can see that nobody does.
const unused = [
  'clearContent',
  'cut',
  'deleteNode',
  'enter',
  'extendMarkRange',
  'insertDefaultBlock',
  'joinDown',
  'joinItemBackward',
  'joinTextblockBackward',
  'joinTextblockForward',
  'joinUp',
  'keyboardShortcut',
  'resetAttributes',
  'selectParentNode',
  'setContent',
  'setNodeSelection',
  'setTextDirection',
  'setTextSelection',
  'unsetAllMarks',
  'unsetTextDirection',
  'updateDecorations',
];
const ENTRY = new RegExp(`^\\t(?:${unused.join('|')}): \\(\\) => \\S+,?\\n`, 'gm');

module.exports = (source) => source.replace(ENTRY, '');

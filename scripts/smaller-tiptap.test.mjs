import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import smaller from './smaller-tiptap.cjs';

const read = (name) => fs.readFileSync(path.resolve(import.meta.dirname, '..', 'node_modules/@tiptap', name, 'dist/index.js'), 'utf8');

test('Marks make nothing of signs, and blocks are begun by them as before', () => {
  for (const mark of ['extension-bold', 'extension-italic', 'extension-strike', 'extension-code']) {
    for (const member of [/^\taddInputRules\(\)/m, /^\taddPasteRules\(\)/m]) {
      assert.match(read(mark), member);
      assert.doesNotMatch(smaller(read(mark)), member);
    }
    assert.match(smaller(read(mark)), /^\taddKeyboardShortcuts\(\) \{$/m);
  }
  assert.equal(smaller(read('extension-heading')), read('extension-heading'));
});

test('Of the core goes what nobody asks for, and nobody asks for what goes', () => {
  const [before, after] = [read('core'), smaller(read('core'))];
  for (const call of [
    /\bpasteRulesPlugin\(\{/,
    /\bnew DecorationManager\(/,
    /\bthis\.createDecorationPlugin\(/,
    /^\t{3}Delete,$/m,
    /^\t{3}Drop,$/m,
    /^\t{3}Paste,?$/m,
    /\bhasInvalidContent\b/,
    /\bnew NodePos\(\$pos, this, /,
    /\bthis\.\$doc\b/,
    /\bemitContentError\(/,
    /\bthis\.emit\("contentError"/,
    /\bTextDirection\.configure\(/,
    /\btypeof window === "undefined"\) throw /,
    /\btypeof document === "undefined"\) throw /,
  ]) {
    assert.match(before, call);
    assert.doesNotMatch(after, call);
  }
  assert.match(after, /\binputRulesPlugin\(\{/);
  // Each part that goes ends where it should: what is left is a program.
  assert.doesNotThrow(() => new Function(after.replace(/^import .*$/gm, '').replace(/^export .*$/gm, '')));
});

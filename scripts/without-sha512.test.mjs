import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import withoutSha512 from './without-sha512.cjs';

const read = (name) => fs.readFileSync(path.resolve(import.meta.dirname, '../node_modules/@noble/hashes', name), 'utf8');

const withoutComments = (source) => source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

test('SHA-256 is left as it was, and nothing of 64 bits', async () => {
  const source = read('sha2.js');
  const left = withoutSha512(source);
  for (const part of [/\bK512\b/, /\bSHA2_64B\b/, /\bsha384\b/, /\bu64\b/]) {
    assert.match(source, part);
    assert.doesNotMatch(withoutComments(left), part);
  }
  const url = (name) => new URL(`../node_modules/@noble/hashes/${name}`, import.meta.url).href;
  const module = left.replace(/from "\.\/(\w+\.js)"/g, (_, name) => `from ${JSON.stringify(url(name))}`);
  const { sha256 } = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  // The second example of FIPS 180-2, appendix B. https://csrc.nist.gov/pubs/fips/180-2/final
  const hash = Buffer.from(sha256(Buffer.from('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toString('hex');
  assert.equal(hash, '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1');
});

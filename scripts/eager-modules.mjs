import vm from 'node:vm';

const CHUNK = /^\(globalThis\.TURBOPACK\|\|\(globalThis\.TURBOPACK=\[\]\)\)\.push\(\[/;

/**
 * A script of the build with each of its modules in brackets; any other script as it is. A browser first only looks over a function, and reads it anew when
 * it is called; one in brackets, as if called at once, it makes ready while the script still comes, beside the page's own thread. Every module is
 * called once, most as soon as its script is here. https://v8.dev/blog/preparser#pife
 */
export function eagerModules(script) {
  if (!CHUNK.test(script)) return script;
  const { TURBOPACK: chunks } = vm.runInNewContext(`${script}\n;globalThis`);
  // The one that starts the page has code of its own behind the list.
  if (!Array.isArray(chunks) || chunks.length !== 1) return script;
  let eager = '';
  let done = 0;
  // Where each begins and ends is asked of the engine: its text is to the letter what stands in the script. https://tc39.es/ecma262/#sec-function.prototype.tostring
  for (const module of chunks[0].filter((part) => typeof part === 'function').map(String)) {
    const from = script.indexOf(module, done);
    eager += `${script.slice(done, from)}(${module})`;
    done = from + module.length;
  }
  return eager + script.slice(done);
}

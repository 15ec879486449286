/**
 * What the process has one of, by its name: `make` makes it for whoever asks first. Next loads a module once for each bundle, so what a module keeps to
 * itself is there once for each of them: a limit would count each route by itself, and a queue would let two in at once.
 * A name belongs to one module, which says its type; what changes is a field of what it names. What holds texts of articles is of a bundle instead
 * (`ofBundle`): no text of one bundle takes a step of another.
 */
export function ofProcess<T extends object>(name: string, make: () => T): T {
  const shared: typeof globalThis & { galleyOfProcess?: Map<string, T> } = globalThis;
  shared.galleyOfProcess ??= new Map();
  const found = shared.galleyOfProcess.get(name);
  if (found) return found;
  const made = make();
  shared.galleyOfProcess.set(name, made);
  return made;
}

// What package-lock.json lets `npm ci` install: packages of one registry, whole, and nothing else.

/**
 * What of a lock's `packages` comes from elsewhere than the registry, or unchecked, a sentence each; none if all is well. Which registry that is, is the
 * business of who installs: either no package says where it comes from, or all say the same place.
 */
export function findStrays(packages) {
  const installed = Object.entries(packages).filter(([name, { link, inBundle }]) => name !== '' && !link && !inBundle);
  const places = new Set(installed.map(([, { resolved }]) => placeOf(resolved)));
  return [
    ...installed.filter(([, { integrity }]) => !integrity).map(([name]) => `${name} has no checksum (integrity).`),
    ...Object.entries(packages)
      .filter(([, { link }]) => link)
      .map(([name]) => `${name} is a link out of node_modules.`),
    ...installed.filter(([, { resolved }]) => placeOf(resolved) === null).map(([name, { resolved }]) => `${name} comes from ${resolved}.`),
    ...Object.entries(packages).flatMap(([name, one]) => straysAskedBy(one).map((asked) => `${name || 'Galley'} asks for ${asked}.`)),
    ...(places.size > 1 ? [`The packages come from several places: ${[...places].join(', ')}.`] : []),
  ];
}

const NOWHERE = 'what the installer’s settings say';

/** The registry that an address of the lock is of; null for what is no file of a registry, such as git or a folder. */
function placeOf(resolved) {
  if (resolved === undefined) return NOWHERE;
  const address = URL.canParse(resolved) ? new URL(resolved) : null;
  return address?.protocol === 'https:' && address.pathname.endsWith('.tgz') ? address.host : null;
}

/** Dependencies that are no version: an address, a repository, a folder. `npm:NAME@VERSION` is another name for one of the registry. */
function straysAskedBy({ dependencies, devDependencies, optionalDependencies, peerDependencies }) {
  const asked = { ...dependencies, ...devDependencies, ...optionalDependencies, ...peerDependencies };
  return Object.entries(asked)
    .filter(([, wanted]) => /[:/]/.test(wanted.replace(/^npm:/, '').replace(/^@[^/@]+\//, '')))
    .map(([name, wanted]) => `${name} as ${wanted}`);
}

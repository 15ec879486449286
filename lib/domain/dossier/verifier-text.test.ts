import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifierText } from './verifier-text';

const source = path.resolve(import.meta.dirname, '../../../scripts/verify-dossier.mjs');

/** A module that gives `program` back as it is. */
const moduleOf = (program: string) => `/**
 * The program \`verify.mjs\` as it goes into a dossier: scripts/verify-dossier.mjs, letter by letter. As a module it is part of every build, however
 * it is packed. Written by \`npx vitest run verifier-text.test.ts -u\`.
 */
export const verifierText = \`${program.replaceAll(/[\\`]|\$\{/g, '\\$&')}\`;
`;

describe('verifierText', () => {
  it('is scripts/verify-dossier.mjs', async () => {
    const program = fs.readFileSync(source, 'utf8');
    await expect(moduleOf(program)).toMatchFileSnapshot('./verifier-text.ts');
    expect(verifierText).toBe(program);
  });
});

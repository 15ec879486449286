import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = path.resolve('app/(newsroom)');
const pages = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => path.basename(name) === 'page.tsx');

describe('the pages of the newsroom', () => {
  it.each(pages)('say whose they are: %s', (name) => {
    expect(fs.readFileSync(path.join(folder, name), 'utf8')).toMatch(/export default ofPerson\(/);
  });
});

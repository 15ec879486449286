// Imports point one way only: domain <- server <- app and domain <- api <- editor <- components <- app. The linter holds it; this proves it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';

const root = path.resolve(import.meta.dirname, '..');

const refused = {
  'lib/domain/sub/x.ts': [
    ...['@/lib/server/articles', '../../server/articles', '@/lib/api', '../../api', '@/lib/editor/outbox', '../../editor/outbox'],
    ...['@/components/ui/button', '@/app/page', 'react', 'react-dom/client', 'next/headers', 'next-auth', '@tiptap/react'],
    ...['node:fs', 'node:fs/promises', 'fs', 'crypto', 'pg', '@prisma/client', '@prisma/adapter-pg'],
  ],
  'lib/server/x.ts': ['@/lib/api', '../api', '@/lib/editor/outbox', '../editor/outbox', '@/components/ui/button', '@/app/page'],
  'lib/api.ts': [
    '@/lib/server/articles',
    './server/articles',
    './editor/outbox',
    '@/components/ui/button',
    '@/app/page',
    'react',
    'node:fs',
    'pg',
  ],
  'lib/editor/x.ts': [
    '@/lib/server/articles',
    '../server/articles',
    '@/components/ui/button',
    '@/app/page',
    'react',
    'next/link',
    'node:fs',
    'pg',
  ],
  'components/ui/x.tsx': [
    '@/lib/server/articles',
    '../../lib/server/articles',
    '@/app/page',
    '../../app/page',
    'node:fs',
    'pg',
    '@prisma/client',
    'next/link',
  ],
  'app/x.tsx': ['pg', '@prisma/client', '@/lib/server/generated/prisma/client', 'next/link'],
};

const allowed = {
  'lib/domain/sub/y.ts': [
    '../tag-kinds',
    './anchor',
    'zod',
    '@noble/hashes/sha2.js',
    'prosemirror-model',
    '@tiptap/core',
    '@tiptap/pm/model',
  ],
  'lib/domain/x.test.ts': ['node:fs'],
  'lib/server/y.ts': ['@/lib/domain/anchors/anchor', './session', 'node:crypto', 'pg', 'next-auth', './generated/prisma/client'],
  'lib/editor/y.ts': ['@/lib/domain/anchors/anchor', '@/lib/api', './outbox', '@tiptap/core', 'prosemirror-collab'],
  'components/ui/y.tsx': [
    '@/lib/domain/anchors/anchor',
    '@/lib/api',
    '@/lib/editor/outbox',
    'react',
    'next/navigation',
    '../icons',
    '@tiptap/react',
  ],
  'app/y.tsx': ['@/lib/domain/anchors/anchor', '@/lib/server/articles', '@/components/ui/button', 'next/headers', 'react'],
};

test('an import against the direction of the rooms is an error, and none other is', (t) => {
  const project = fs.mkdtempSync(path.join(os.tmpdir(), 'galley-rooms-'));
  t.after(() => fs.rmSync(project, { recursive: true }));
  const config = JSON.parse(fs.readFileSync(path.join(root, 'biome.json'), 'utf8'));
  fs.writeFileSync(path.join(project, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
  const cases = [...Object.entries(refused), ...Object.entries(allowed)];
  for (const [file, imports] of cases) {
    fs.mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
    fs.writeFileSync(path.join(project, file), imports.map((from) => `import '${from}';\n`).join(''));
  }
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
  const found = Object.fromEntries(cases.map(([file]) => [file, []]));
  for (const { location } of JSON.parse(stdout).diagnostics) {
    found[location.path].push(lineAt(path.join(project, location.path), location));
  }
  for (const [file, imports] of Object.entries(refused)) assert.deepEqual(found[file].sort(), [...imports].sort(), file);
  for (const file of Object.keys(allowed)) assert.deepEqual(found[file], [], file);
});

const lineAt = (file, { start }) => fs.readFileSync(file, 'utf8').split('\n')[start.line - 1].split("'")[1];

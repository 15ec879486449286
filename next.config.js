import { answerHeaders } from './scripts/answer-headers.mjs';

/** @type {import('next').NextConfig} */
export default {
  // `npm start`, `npm test` and `npm run dev` build into folders of their own, so that none disturbs another.
  distDir: process.env.NEXT_DIST || '.next',
  poweredByHeader: false,
  // The content policy has a nonce for each page and comes from proxy.ts.
  headers: async () => [{ source: '/:path*', headers: answerHeaders }],
  // Native or dynamic requires, which a bundler would break.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pino'],
  // `npm test` and `npm run check` check the types; the build of a newsroom's server does not do it again.
  typescript: { ignoreBuildErrors: true },
  // What a browser would never run: more than 12 kB of every page, packed, and 4 of an article.
  turbopack: {
    resolveAlias: { '@tiptap/pm/history': './lib/editor/undo/no-history.ts' },
    rules: {
      '**/zod/v4/core/schemas.js': { condition: 'browser', loaders: ['./scripts/without-unasked.cjs'] },
      '**/zod/v4/core/json-schema-processors.js': { condition: 'browser', loaders: ['./scripts/without-json-schema.cjs'] },
      '**/zod/v4/classic/schemas.js': { condition: 'browser', loaders: ['./scripts/smaller-schemas.cjs'] },
      '**/zod/v4/classic/coerce.js': { condition: 'browser', loaders: ['./scripts/numbers-alone.cjs'] },
      '**/zod/v4/classic/external.js': { condition: 'browser', loaders: ['./scripts/smaller-schemas.cjs'] },
      '**/zod/v4/locales/en.js': { condition: 'browser', loaders: ['./scripts/without-locale.cjs'] },
      '**/@tiptap/core/dist/index.js': {
        condition: 'browser',
        loaders: ['./scripts/without-commands.cjs', './scripts/smaller-tiptap.cjs'],
      },
      '**/@tiptap/extension-*/dist/**/index.js': {
        condition: 'browser',
        loaders: ['./scripts/without-markdown.cjs', './scripts/smaller-tiptap.cjs'],
      },
      '**/@noble/hashes/sha2.js': { condition: 'browser', loaders: ['./scripts/without-sha512.cjs'] },
      '**/@tanstack/query-core/build/modern/mutation.js': { condition: 'browser', loaders: ['./scripts/without-mutations.cjs'] },
      '**/next/dist/client/components/router-reducer/reducers/server-action-reducer.js': {
        condition: 'browser',
        loaders: ['./scripts/without-server-actions.cjs'],
      },
      '**/next/dist/client/components/builtin/error-styles.js': {
        condition: 'browser',
        loaders: ['./scripts/without-error-styles.cjs'],
      },
      '**/zod/v4/core/to-json-schema.js': { condition: 'browser', loaders: ['./scripts/without-json-schema.cjs'] },
    },
  },
  // Route types are imported by next-env.d.ts; otherwise Next would add each build folder to tsconfig.json.
  // authInterrupts: pages may answer 403 with app/forbidden.tsx.
  // turbopackChunking: many small files pack worse than a few. Twice as much would merge libraries with what every update changes.
  experimental: { strictRouteTypes: true, authInterrupts: true, turbopackChunking: { minChunkSize: 138_000 } },
};

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { pwa } from './pwa.mjs';

const root = import.meta.dirname;
const repository = join(root, '../..');

/** Leaves a .br and a .gz beside every text asset, so that the gateway compresses nothing while it serves. */
const precompressed: Plugin = {
  name: 'precompressed',
  apply: 'build',
  writeBundle({ dir }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /\.(js|css|svg)$/.test(file))) {
      const file = join(dir ?? '', name);
      const content = readFileSync(file);
      writeFileSync(`${file}.br`, brotliCompressSync(content));
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    }
  },
};

// `npx vite apps/console` develops against a running stack, wherever TUNTAS_URL says it is.
const stack = process.env['TUNTAS_URL'] ?? 'http://127.0.0.1:3000';
const toStack = { target: stack, changeOrigin: true, headers: { origin: stack } };

export default defineConfig({
  root,
  plugins: [react(), precompressed, pwa(root)],
  resolve: { alias: { '@tuntas/kernel': join(repository, 'libs/kernel/src/index.ts') } },
  server: { port: 5173, proxy: { '/api': toStack, '/openapi.json': toStack } },
  build: {
    outDir: join(repository, 'dist/console'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
  },
});

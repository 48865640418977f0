import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/partner/',
  plugins: [react(), tailwindcss()],
  // The workspace's packages as source, so that building an application needs no other build.
  resolve: { conditions: ['@tributary/source', ...defaultClientConditions] },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023' },
  server: { proxy: { '/api': 'http://localhost:8080', '/r/': 'http://localhost:8080' } },
});

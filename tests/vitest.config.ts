import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/live/**', '**/node_modules/**'],
    setupFiles: ['tests/support/guard.ts'],
    // The libraries of Google Cloud look for a machine's credentials by themselves; there are none to find here.
    env: { METADATA_SERVER_DETECTION: 'none' },
    // One worker each: the default leaves one of two processors idle for the half of the time that a test waits for a process.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['functions/**/*.ts', 'services/**/*.ts', 'shared/**/*.ts', 'schemas/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 95 },
    },
  },
});

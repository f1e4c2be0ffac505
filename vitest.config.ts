import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'demo/**/*.test.ts', 'prove/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // Two cores are what the smallest machine has; each worker holds its own database.
    maxWorkers: 2,
    globalSetup: ['test/databaseSetup.ts'],
  },
});

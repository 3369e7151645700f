import { mkdirSync, writeFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import type { Reporter } from 'vitest/node'

/** What failed outside any test, which the report in JSON leaves out. */
const outside: Reporter = {
  onTestRunEnd(_, errors) {
    if (errors.length === 0) return
    const stacks = errors.map(({ stack, message }) => stack ?? message)
    mkdirSync('test-results', { recursive: true })
    writeFileSync('test-results/outside.json', JSON.stringify(stacks))
  },
}

const never = ['**/node_modules/**', 'out*/**', 'electron/e2e/**']

export default defineConfig({
  test: {
    setupFiles: ['shared/testing/kept-seed.ts'],
    // A bound on what hangs, not a measure: two cores may be doing much else.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', 'json', outside],
    outputFile: { json: 'test-results/unit.json' },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['shared/**/*.test.ts', 'electron/**/*.test.ts', 'renderer/**/*.test.ts'],
          exclude: never,
        },
      },
      // What needs a document says so in its first line: `// @vitest-environment jsdom`.
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'window',
          environment: 'jsdom',
          include: ['renderer/**/*.test.tsx'],
          setupFiles: ['renderer/panels/testing/setup.ts'],
          exclude: never,
        },
      },
    ],
  },
})

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const never = ['**/node_modules/**', 'out*/**', 'electron/e2e/**']

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/unit.json' },
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['shared/**/*.test.ts', 'electron/**/*.test.ts', 'renderer/**/*.test.ts'],
          exclude: never,
        },
      },
      // What needs a document says so in its first line: `// @vitest-environment jsdom`.
      {
        plugins: [react()],
        test: {
          name: 'window',
          environment: 'jsdom',
          include: ['renderer/**/*.test.tsx'],
          exclude: never,
        },
      },
    ],
  },
})

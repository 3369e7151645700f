import { expect, it } from 'vitest'
import { closingLine, endToEndCounts, unitCounts, unitFailures } from './counts'

const passed = { status: 'passed', fullName: 'numbers paragraphs', failureMessages: [] }
const wrong = { status: 'failed', fullName: 'adds', failureMessages: ['2 is not 3\nat adds.ts'] }
const oneWrong = {
  numPassedTests: 2,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [
    { name: 'a.ts', status: 'passed', message: '', assertionResults: [passed, passed] },
    { name: 'b.ts', status: 'failed', message: '', assertionResults: [wrong] },
    { name: 'c.ts', status: 'failed', message: 'Unexpected token', assertionResults: [] },
  ],
}

it('counts a test file that could not be loaded as a failure', () => {
  expect(unitCounts(oneWrong)).toEqual({ passed: 2, failed: 2, skipped: 2 })
})

it('names each test that failed, and each file that could not be loaded', () => {
  expect(unitFailures(oneWrong)).toEqual(['b.ts: adds: 2 is not 3', 'c.ts: Unexpected token'])
})

it('counts what passed at a second try, and what broke outside a test, as failures', () => {
  const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 }, errors: [{}] }
  expect(endToEndCounts(report)).toEqual({ passed: 3, failed: 3, skipped: 0 })
})

it('names the skipped only when there are some', () => {
  const some = { passed: 2, failed: 0, skipped: 1 }
  const none = { passed: 1, failed: 1, skipped: 0 }
  expect(closingLine([some, none])).toBe('3 passed, 1 failed, 1 skipped')
  expect(closingLine([none, none])).toBe('2 passed, 2 failed')
})

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Counts, closingLine, endToEndCounts, unitCounts, unitFailures } from './counts'
import { prepareMachine, runEndToEnd } from './end-to-end'
import { root } from './root'
import { run } from './run'

/**
 * `npm test`: types, style, the tests beside the code, and the application end to end. Each is run
 * whatever became of the one before, so that one run tells everything; the last line counts.
 */
const obstacle = await prepareMachine()
if (obstacle) {
  console.error(obstacle)
  process.exit(1)
}

const reports = join(root, 'test-results')
rmSync(reports, { recursive: true, force: true })

// Someone who builds for production in this shell still tests what React has for tests alone.
const testing = { ...process.env, NODE_ENV: 'test' }

const all = [
  await check('Types', ['tsc', '-b']),
  await check('Style', ['biome', 'ci']),
  await tests('unit.json', unitCounts, () => run('npx', ['vitest', 'run'], testing)),
  await tests('end-to-end.json', endToEndCounts, () => runEndToEnd([])),
]
console.log(['', ...unitTroubles(), closingLine(all)].join('\n'))
process.exitCode = all.some(({ failed }) => failed > 0) ? 1 : 0

async function check(name: string, command: readonly string[]): Promise<Counts> {
  const failed = (await run('npx', command)) === 0 ? 0 : 1
  if (failed) console.error(`${name}: failed`)
  return { passed: 0, failed, skipped: 0 }
}

/** A runner that broke, or says that it failed without naming a test, is one failure itself. */
async function tests(
  file: string,
  count: (report: unknown) => Counts,
  start: () => Promise<number>,
): Promise<Counts> {
  const report = join(reports, file)
  const code = await start().catch((reason: Error) => {
    console.error(reason)
    return 1
  })
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const counts = count(JSON.parse(readFileSync(report, 'utf8')))
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** What went wrong in the tests beside the code, which the rest of the output has long covered. */
function unitTroubles(): string[] {
  const read = (file: string) => JSON.parse(readFileSync(join(reports, file), 'utf8'))
  const failures = existsSync(join(reports, 'unit.json')) ? unitFailures(read('unit.json')) : []
  const outside = existsSync(join(reports, 'outside.json')) ? read('outside.json') : []
  return [...failures, ...outside.map((stack: string) => `Outside a test: ${stack}`)]
}

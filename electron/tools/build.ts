import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from './inputs'
import { type OutputName, outputNames, outputs } from './outputs'
import { root } from './root'

/** Brings these outputs up to date. One whose inputs have not changed is left alone. */
export async function build(
  names: readonly OutputName[],
  tell: (line: string) => void = console.log,
): Promise<void> {
  for (const name of names) await buildOne(name, tell)
}

/**
 * Made beside its place and moved there whole, so that whoever starts the application meanwhile
 * finds the old output or the new one, and a failed build is never taken for a finished one.
 */
async function buildOne(name: OutputName, tell: (line: string) => void): Promise<void> {
  const { inputs, make } = outputs[name]
  const folder = join(root, 'out', name)
  const inputsNow = hashOf(inputs)
  if (stampOf(folder) === inputsNow) return

  const started = performance.now()
  const making = join(root, 'out', `.${name}-${process.pid}`)
  const old = `${making}-old`
  try {
    mkdirSync(making, { recursive: true })
    await make(making)
    writeFileSync(join(making, stampFile), inputsNow)
    if (existsSync(folder)) renameSync(folder, old)
    renameSync(making, folder)
  } finally {
    for (const left of [making, old]) rmSync(left, { recursive: true, force: true })
  }
  tell(`Built out/${name} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

/** A hash of the inputs an output was made from. Not copied into a package. */
export const stampFile = '.made-from'

function stampOf(folder: string): string | null {
  const path = join(folder, stampFile)
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

if (import.meta.filename === process.argv[1]) {
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !outputNames.some((each) => each === name))
  if (unknown) {
    console.error(`There is no output "${unknown}"; there are ${outputNames.join(', ')}.`)
    process.exit(2)
  }
  await build(outputNames.filter((name) => asked.length === 0 || asked.includes(name)))
}

import '../hub/web-crypto'
import type { Terminal } from './command'
import { harmless } from './harmless'
import { rapporteur } from './rapporteur'
import { say } from './say'

const watched = process.stderr.isTTY
let shown = false

const terminal: Terminal = {
  out(line) {
    clear()
    process.stdout.write(`${process.stdout.isTTY ? harmless(line) : line}\n`)
  },
  note(line) {
    clear()
    process.stderr.write(`${line}\n`)
  },
  progress(what) {
    clear()
    if (!watched || what === null) return
    process.stderr.write(say('cli.progress', { what }))
    shown = true
  },
}

/** What is written may still be under way when a pipe is read slowly: only the code is set. */
void rapporteur(process.argv.slice(2), terminal).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    // A fault of ours, and still one line; where it is, for whoever mends it.
    const what = error instanceof Error ? error.message : String(error)
    terminal.note(say('cli.fault-of-ours', { what: what.replace(/\s*\n\s*/g, ' ') }))
    if (process.env.RAPPORTEUR_TRACE) console.error(error)
    process.exitCode = 1
  },
)

/** Whoever reads along may have had enough: `| head`. Others lose what was asked for: a full disk. */
process.stdout.on('error', (error) => {
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'EPIPE') process.exit()
  terminal.note(say('cli.output.lost', { code }))
  process.exit(1)
})

function clear(): void {
  if (shown) process.stderr.write('\r\u001B[K')
  shown = false
}

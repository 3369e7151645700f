import '../hub/web-crypto'
import type { Terminal } from './command'
import { rapporteur } from './rapporteur'
import { say } from './say'

const watched = process.stderr.isTTY
let shown = false

const terminal: Terminal = {
  out(line) {
    clear()
    process.stdout.write(`${line}\n`)
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
void rapporteur(process.argv.slice(2), terminal).then((code) => {
  process.exitCode = code
})

/** Whoever reads along may have had enough: `| head`. */
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit()
  throw error
})

function clear(): void {
  if (shown) process.stderr.write('\r\u001B[K')
  shown = false
}

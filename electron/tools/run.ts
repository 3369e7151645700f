import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { whenOrphaned } from '../hub/orphaned'
import { root } from './root'

/**
 * Runs a command on this terminal until it ends, and answers its exit code. Whatever ends us ends
 * it: at a terminal Ctrl-C reaches both of us anyway, and it should be asked only once.
 */
export function run(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  folder: string = root,
): Promise<number> {
  const child = spawn(command, args, { cwd: folder, stdio: 'inherit', env: environment })
  const pass = (signal: NodeJS.Signals) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, pass)
  const stopLooking = whenOrphaned(() => child.kill('SIGTERM'))
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']),
    )
  }).finally(() => {
    stopLooking()
    for (const signal of signals) process.off(signal, pass)
  })
}

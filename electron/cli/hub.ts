import type { Command } from './command'

/**
 * Keeps a conference: the same program as `npm run hub`, in this process, so that a signal to it is
 * one to the hub. It reads its own options, and says itself how it ended.
 */
export const hub: Command = {
  usage: '[--data FILE] [--host ADDRESS] [--port N] [--standby LINK] … (hub --help lists all)',
  options: {},
  files: [0, 0],
  run: () => runHub([]),
  passes: runHub,
}

async function runHub(args: readonly string[]): Promise<never> {
  process.argv = [...process.argv.slice(0, 2), ...args]
  // Loaded only now, since it begins with what it is asked; in one bundle with this, so that what
  // both use is there once.
  await import('../hub/main')
  // The process ends when the hub does, with the exit code that it has set.
  return new Promise<never>(() => {})
}

import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
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
  const built = resolve(dirname(fileURLToPath(import.meta.url)), '../../out/hub')
  process.argv = [process.execPath, join(built, 'hub.cjs'), ...args]
  await import(pathToFileURL(join(built, 'hub.cjs')).href)
  // The process ends when the hub does, with the exit code that it has set.
  return new Promise<never>(() => {})
}

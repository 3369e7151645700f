import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HubChild } from './hub-process'

/**
 * For tests: real processes that speak to us as the hub does, each written in a line or two. Node's
 * child answers `message`, `exit` and `kill` as Electron's utility process does.
 */
export function smallHub(folder: string, program: string, args: readonly string[] = []): HubChild {
  const path = join(folder, 'small-hub.cjs')
  writeFileSync(path, program)
  return fork(path, [...args], { stdio: 'ignore' })
}

export const ready = { type: 'ready', address: 'http://127.0.0.1:4870', invitation: 'i' } as const

export const saysReady = `process.send(${JSON.stringify(ready)}); setInterval(() => {}, 1000)`

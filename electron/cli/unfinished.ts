import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What is in the making, and is nothing until it has been put in its place; with how it is taken away. */
const unfinished = new Map<string, (path: string) => void>()

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs work that makes something there; whoever stops the program meanwhile leaves nothing of it. */
export async function withUnfinished<T>(
  path: string,
  work: () => Promise<T>,
  takeAway: (path: string) => void = remove,
): Promise<T> {
  if (unfinished.size === 0) for (const signal of signals) process.on(signal, stop)
  unfinished.set(path, takeAway)
  try {
    return await work()
  } finally {
    takeAway(path)
    unfinished.delete(path)
    if (unfinished.size === 0) for (const signal of signals) process.off(signal, stop)
  }
}

function stop(signal: NodeJS.Signals): void {
  // The last first: a folder is empty once what was begun in it has gone.
  for (const [path, takeAway] of [...unfinished].reverse()) takeAway(path)
  for (const each of signals) process.off(each, stop)
  // As if nothing had been in its way: who waits for the program learns how it ended.
  process.kill(process.pid, signal)
}

function remove(path: string): void {
  for (const beside of ['', '-wal', '-shm', '-journal']) {
    rmSync(path + beside, { recursive: true, force: true })
  }
}

/** Beside a file, named after the process, so that what a killed one left is known later. */
export function nameBeside(folder: string, id: string): string {
  return join(folder, `.rapporteur-${process.pid}-${id}.tmp`)
}

/** Takes away what processes that were killed have left in a folder. */
export function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, process] = left.exec(name) ?? []
    if (process && !isRunning(Number(process))) {
      rmSync(join(folder, name), { recursive: true, force: true })
    }
  }
}

const left = /^\.rapporteur-(\d+)-[0-9a-f-]{36}\.tmp(?:-wal|-shm|-journal)?$/

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // It may be somebody else's, and is running then.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

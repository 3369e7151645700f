import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Typists {
  /** Ids of the first paragraphs of the text. */
  readonly paragraphs: readonly string[]
  /** Probes sent so far. */
  count(): number
  /** When a probe was sent, in ms since 1970 by this machine's clock. */
  sentAt(probe: number): number | undefined
  stop(): void
}

/** Starts the other people and waits until all of them have the text. */
export async function startTypists(orders: object): Promise<Typists> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'typists.ts')],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const sent = new Map<number, number>()
  child.stdin.write(`${JSON.stringify(orders)}\n`)
  const paragraphs = await new Promise<readonly string[]>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The typists ended with code ${code}`)))
    createInterface(child.stdout).on('line', (line) => {
      const message = JSON.parse(line)
      if (message.type === 'typing') resolve(message.paragraphs)
      if (message.type === 'probe') sent.set(message.n, message.at)
    })
  })
  return {
    paragraphs,
    count: () => sent.size,
    sentAt: (probe) => sent.get(probe),
    stop: () => {
      child.removeAllListeners('exit')
      child.kill()
    },
  }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A hub in a process of its own that logs in JSON, and everything that the process puts out. */
export interface LoggingHub {
  readonly address: string
  readonly invitation: string
  /** Ends it, and answers what stands on stdout and stderr, from its start. */
  stop(): Promise<string>
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

export async function loggingHub(invitation: string, ...args: string[]): Promise<LoggingHub> {
  const options = ['--log', 'json', '--invitation', invitation, '--port', '0', ...args]
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const closed = once(child, 'close')
  let all = ''
  const port = await new Promise<string>((resolve, reject) => {
    const hear = (data: Buffer) => {
      all += data.toString()
      const ready = /"event":"ready","port":(\d+)/.exec(all)
      if (ready?.[1]) resolve(ready[1])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void closed.then(() => reject(new Error(all)))
  })
  return {
    address: `http://127.0.0.1:${port}`,
    invitation: readFileSync(invitation, 'utf8').trim(),
    async stop() {
      child.kill('SIGTERM')
      await closed
      return all
    },
  }
}

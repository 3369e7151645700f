import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from './servers'

const places = [...(process.env.PATH ?? '').split(':'), '/usr/sbin']
const program = places.map((each) => join(each, 'haproxy')).find((path) => existsSync(path))

export const hasProxy = program !== undefined

export interface Proxied {
  /** The page whose lines for HAProxy are used as they stand there: only their addresses are others. */
  readonly page: URL
  /** By their names in those lines. */
  readonly hubs: Readonly<Record<string, string>>
  readonly port?: number
}

/** HAProxy before hubs, once these take connections: all of them, unless it is said. */
export async function startProxy(
  { page, hubs, port: asked }: Proxied,
  up: readonly string[] = Object.keys(hubs),
): Promise<HubProxy> {
  if (!program) throw new Error('HAProxy is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-proxy-'))
  const port = asked ?? (await freePort())
  const socket = join(folder, 'stats')
  const bound = documented(page)
    .replace(/bind :443 .*/, `bind 127.0.0.1:${port}`)
    .replace(/bind :4870$/m, `bind 127.0.0.1:${port}`)
  const lines = Object.entries(hubs).reduce(
    (so, [name, at]) => so.replace(new RegExp(`(server ${name} )\\S+`), `$1${new URL(at).host}`),
    bound,
  )
  const file = join(folder, 'haproxy.cfg')
  writeFileSync(file, `global\n    stats socket ${socket} level user\n${lines}`)
  const child = spawn(program, ['-db', '-f', file], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr?.on('data', (bytes) => {
    said += bytes
  })
  const remove = () => rmSync(folder, { recursive: true })
  const proxy = new HubProxy(`http://127.0.0.1:${port}`, socket, child, remove)
  for (;;) {
    const served = await proxy.served().catch(() => null)
    if (served && up.every((name) => served[name]?.status.startsWith('UP'))) return proxy
    if (child.exitCode !== null) throw new Error(said)
    await setTimeout(50)
  }
}

export interface Served {
  readonly status: string
  /** Connections now. */
  readonly sessions: number
}

export class HubProxy {
  constructor(
    readonly address: string,
    readonly socket: string,
    readonly child: ChildProcess,
    readonly remove: () => void,
  ) {}

  /** What it knows of each hub. */
  async served(): Promise<Readonly<Record<string, Served>>> {
    const [head = '', ...rows] = (await this.#ask('show stat')).replace(/^# /, '').split('\n')
    const names = head.split(',')
    const cells = rows.map((row) => row.split(','))
    const of = (row: readonly string[], name: string) => row[names.indexOf(name)] ?? ''
    const hubs = cells.filter((row) => !['', 'FRONTEND', 'BACKEND'].includes(of(row, 'svname')))
    return Object.fromEntries(
      hubs.map((row) => [
        of(row, 'svname'),
        { status: of(row, 'status'), sessions: Number(of(row, 'scur')) },
      ]),
    )
  }

  async end(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('close', resolve))
    this.child.kill('SIGTERM')
    if (this.child.exitCode === null) await gone
    this.remove()
  }

  #ask(command: string): Promise<string> {
    return new Promise((resolve, reject) => {
      let answer = ''
      const socket = connect(this.socket, () => socket.write(`${command}\n`))
      socket.on('data', (bytes) => {
        answer += bytes
      })
      socket.on('end', () => resolve(answer))
      socket.on('error', reject)
    })
  }
}

function documented(page: URL): string {
  const lines = /```\n(frontend conference\n[\s\S]*?)```/.exec(readFileSync(page, 'utf8'))?.[1]
  if (!lines) throw new Error(`${page.pathname} has no lines for HAProxy`)
  return lines
}

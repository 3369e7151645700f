import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'

/** The real servers, from the system's own packages, each on a folder and a port of its own. */
export interface Server {
  readonly url: string
  readonly child: ChildProcess
  end(): Promise<void>
}

/** Debian keeps PostgreSQL's programs beside the path, by its versions. */
function postgresPrograms(): string | null {
  const folders = (process.env.PATH ?? '').split(':')
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : []
  const all = [...versions.map((version) => join(debian, version, 'bin')), ...folders]
  return all.find((folder) => existsSync(join(folder, 'initdb'))) ?? null
}

function redisProgram(): string | null {
  const folders = (process.env.PATH ?? '').split(':')
  return folders.map((each) => join(each, 'redis-server')).find((path) => existsSync(path)) ?? null
}

export const hasPostgres = postgresPrograms() !== null
export const hasServers = hasPostgres && redisProgram() !== null

/** It refuses to run as root. */
function somebody(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

export async function startPostgres(): Promise<Server & { database(): Promise<string> }> {
  const programs = postgresPrograms()
  if (!programs) throw new Error('PostgreSQL is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-pg-'))
  const as = somebody()
  chmodSync(folder, 0o700)
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  const initdb = ['-D', data, '-U', 'rapporteur', '-A', 'trust', '--no-locale', '-E', 'UTF8']
  execFileSync(join(programs, 'initdb'), initdb, { ...as, cwd: folder, stdio: 'ignore' })
  const port = await freePort()
  const options = ['-D', data, '-p', `${port}`, '-k', folder, '-h', '127.0.0.1']
  const child = spawn(join(programs, 'postgres'), options, { ...as, cwd: folder, stdio: 'ignore' })
  const url = `postgres://rapporteur@127.0.0.1:${port}/postgres`
  await until(async () => {
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.end()
  }, child)
  let count = 0
  return {
    url,
    child,
    async database() {
      const name = `conference_${++count}`
      const client = new Client({ connectionString: url })
      await client.connect()
      await client.query(`CREATE DATABASE ${name}`)
      await client.end()
      return url.replace(/postgres$/, name)
    },
    // At once: nobody needs what it has.
    end: () => ended(child, 'SIGQUIT', folder),
  }
}

export async function startRedis(): Promise<Server> {
  const program = redisProgram()
  if (!program) throw new Error('Redis is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-redis-'))
  const port = await freePort()
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder]
  const child = spawn(program, options, { stdio: 'ignore' })
  await until(() => answers(port), child)
  return {
    url: `redis://127.0.0.1:${port}`,
    child,
    end: () => ended(child, 'SIGTERM', folder),
  }
}

function answers(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve()
    })
    socket.once('error', reject)
  })
}

/** A server says nowhere that it is ready but by answering. */
async function until(works: () => Promise<void>, child: ChildProcess): Promise<void> {
  for (;;) {
    try {
      return await works()
    } catch (error) {
      if (child.exitCode !== null) throw error
      await setTimeout(50)
    }
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals, folder: string): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve))
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal)
    await gone
  }
  rmSync(folder, { recursive: true, force: true })
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('Listens on a port')
      server.close(() => resolve(address.port))
    })
  })
}

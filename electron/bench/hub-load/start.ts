import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { putTogether } from '../../hub/snapshot'
import { openSqliteStore } from '../../hub/sqlite-store'
import { forge, type Id } from '../../hub/testing/attacker'
import { Tidying } from '../../hub/tidying'
import { startHub } from '../hub'
import { judged } from '../judged'
import { longText } from '../long-text'
import { openText } from '../open-text'
import { endsOf } from './ours'

export interface StartOptions {
  readonly sections: number
  readonly each: number
  /** Updates in the journal. */
  readonly journal: number
  readonly typists: number
}

export interface StartReport {
  readonly seconds: number
  readonly rows: number
  readonly lines: readonly string[]
}

const mostSeconds = 3
/** Updates in one write to the disk. */
const together = 1_000

/**
 * How long a hub takes to be ready after so many keys of forty people have gone to its disk: written
 * as it writes them, its journal put together on the way as it does that.
 */
export async function start(options: StartOptions): Promise<StartReport> {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-bench-'))
  const pages = join(folder, 'pages')
  await mkdir(pages)
  try {
    const hub = await startHub(folder, pages, longText(options.sections, options.each))
    const { doc, leave } = await openText(hub, await hub.join('Drafter'))
    await leave()
    await hub.stop()
    const file = join(folder, 'bench.rapporteur')
    const rows = await write(file, hub.document, endsOf(doc, options.typists), options.journal)
    const seconds = await ready(file, pages)
    return { seconds, rows, lines: lines(options.journal, rows, seconds) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Answers how many rows are left of them. */
async function write(
  file: string,
  document: string,
  ends: readonly Id[],
  count: number,
): Promise<number> {
  const store = openSqliteStore(file)
  const report = (fault: unknown) => {
    throw fault
  }
  const tidying = new Tidying({ store, together: async (all) => putTogether(all), report })
  const typists = ends.map((end, n) => ({ client: 1_000 + n, clock: 0, left: end }))
  for (let written = 0; written < count; written += together) {
    const group: Promise<void>[] = []
    for (let key = written; key < Math.min(count, written + together); key++) {
      const typist = typists[key % typists.length]
      if (!typist) throw new Error('Somebody types')
      const { client, clock, left } = typist
      const structs = [{ kind: 'words', words: 'abcdefg'.charAt(key % 7), at: { left } }] as const
      group.push(
        store.append({ document, update: forge({ clients: [{ client, clock, structs }] }) }),
      )
      typist.left = [client, clock]
      typist.clock++
    }
    await Promise.all(group)
    for (const _ of group) tidying.note(document)
    await tidying.done()
  }
  const rows = (await store.load(document)).length
  await store.close()
  return rows
}

/** Seconds until it says that it is. */
async function ready(file: string, pages: string): Promise<number> {
  const script = join(import.meta.dirname, '../../../out/hub/hub.cjs')
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [script, '--data', file, '--window', pages, '--port', '0', '--json'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(createInterface(child.stdout), 'line')
  const seconds = (performance.now() - began) / 1_000
  const ended = once(child, 'exit')
  child.kill()
  await ended
  return seconds
}

function lines(journal: number, rows: number, seconds: number): readonly string[] {
  return [
    `start: after ${journal} updates, of which the journal has made ${rows} rows`,
    judged('ready in', seconds, mostSeconds, 's'),
  ]
}

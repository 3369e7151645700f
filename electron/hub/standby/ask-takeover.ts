import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { HttpProblemSchema } from '../../../shared/protocol'
import { StandbySchema } from '../../../shared/standby'
import { AskError, wayTo } from '../../reaching/pinned-ask'
import { openSqliteStore } from '../sqlite-store'
import { verify } from '../verify'
import { operator } from './operator'
import { type Control, controlFile } from './run-standby'
import { isSentAway } from './standing'
import { takeOver } from './take-over'

export type TakenOver =
  | { readonly kind: 'taken-over'; readonly term: number; readonly runs: boolean }
  /** It is no standby's copy, or there is nothing in it yet. */
  | { readonly kind: 'nothing-to-take-over' }
  /** It is not what was written: nothing was done. */
  | { readonly kind: 'damaged' }
  /** Another standby was chosen since: what is here may be old. */
  | { readonly kind: 'sent-away' }
  /** The one that runs could not write it down, and follows on. */
  | { readonly kind: 'not-written' }

const ControlSchema: z.ZodType<Control> = StandbySchema.extend({ token: z.string() })
const DoneSchema = z.object({ term: z.int() })

/**
 * Has a standby take over, by a command on its own machine: one that runs does it and is the hub at
 * once; of one that does not, the file is made ready to be opened.
 *
 * @throws StoreError
 */
export async function askTakeover(data: string, name: string): Promise<TakenOver> {
  const control = await controlIn(data)
  const asked = control && (await ask(control, name))
  if (asked) return asked
  const store = openSqliteStore(data)
  try {
    if (await isSentAway(store)) return { kind: 'sent-away' }
    const { findings } = await verify(store)
    if (findings.length > 0) return { kind: 'damaged' }
    const term = await takeOver(store, operator(name), new Date())
    return term ? { kind: 'taken-over', term, runs: false } : { kind: 'nothing-to-take-over' }
  } finally {
    await store.close()
  }
}

/** `null` where nothing answers: the standby was killed, and has left its file behind. */
async function ask({ token, ...standby }: Control, name: string): Promise<TakenOver | null> {
  const way = wayTo(standby)
  try {
    const { status, body } = await way.json('/api/takeover', { body: { name }, token })
    const done = DoneSchema.safeParse(body)
    if (done.success) return { kind: 'taken-over', term: done.data.term, runs: true }
    const { problem } = HttpProblemSchema.safeParse(body).data ?? {}
    if (problem === 'sent-away') return { kind: 'sent-away' }
    if (problem === 'disk-failed' || problem === 'disk-full') return { kind: 'not-written' }
    return status === 404 ? { kind: 'nothing-to-take-over' } : null
  } catch (error) {
    if (error instanceof AskError) return null
    throw error
  } finally {
    way.close()
  }
}

async function controlIn(data: string): Promise<Control | null> {
  try {
    return ControlSchema.parse(JSON.parse(await readFile(controlFile(data), 'utf8')))
  } catch {
    return null // No standby runs on it.
  }
}

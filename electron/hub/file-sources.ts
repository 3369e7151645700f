import type { ExportView } from '../../shared/exchange/export-forms'
import type { Viewed } from '../../shared/exchange/view'
import { readFollowUp } from '../../shared/follow-up/follow-up'
import type { FileSource } from './file-source'
import type { Rooms } from './rooms'
import { say } from './say'
import type { Versions } from './versions'

/** Of what files are made of the conference as it is; `null` where there is nothing to make one of. */
export function fileSourcesOf({
  rooms,
  versions,
  now,
}: {
  readonly rooms: Rooms
  readonly versions: Versions
  readonly now: () => Date
}) {
  /** The follow-up is long, with its register of States, and in one view only. */
  async function viewed(view: ExportView): Promise<Viewed> {
    if (view !== 'matters') return { view }
    return { view, followUp: readFollowUp(await rooms.hold({ kind: 'follow-up' })) }
  }

  return {
    async now(view: ExportView): Promise<FileSource> {
      return { kind: 'now', at: now().toISOString(), ...(await viewed(view)) }
    },

    /** As it was issued, under its own symbol and with the time at which it was. */
    async issued(id: string): Promise<FileSource | null> {
      const issued = await versions.load(id)
      if (issued.kind !== 'paper') return null
      const { symbol, kind, issued: at } = issued.version
      const stage = kind === 'final' ? 'adopted' : 'drafting'
      const conference = { ...rooms.register().conference, symbol }
      return { kind: 'issued', paper: issued.bytes, conference, stage, at }
    },

    async since(id: string): Promise<FileSource | null> {
      const before = await versions.load(id)
      if (before.kind !== 'paper') return null
      const at = now().toISOString()
      return { kind: 'since', paper: before.bytes, by: say('hub.redline-by'), at }
    },
  }
}

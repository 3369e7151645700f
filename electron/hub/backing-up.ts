import { dirname, join, resolve } from 'node:path'
import type { BackupsKept } from './backup-desk'
import type { Hub } from './hub'
import { type Log, nameOf } from './log'
import type { Options } from './options'
import { say } from './say'

/** Where copies go if nothing is said of it, and somebody asks for one: beside the conference's file. */
export function backupsFor(
  store: BackupsKept['store'],
  { backups, data }: Pick<Options, 'backups' | 'data'>,
  log: Log,
  made: () => void,
): BackupsKept {
  const folder = resolve(backups?.folder ?? join(dirname(resolve(data)), 'backups'))
  return {
    store,
    folder,
    every: backups?.minutes ?? null,
    made(file) {
      made()
      log.tell({ level: 'info', event: 'backed-up', sentence: say('hub.backed-up', { file }) })
    },
    failed(fault) {
      const sentence = say('hub.backup-failed', { folder, what: nameOf(fault) })
      log.tell({ level: 'error', event: 'backup-failed', fault, sentence })
    },
  }
}

/** At once and every so often where that was said, and whenever somebody asks for it. */
export function backUp({ backups }: Pick<Hub, 'backups'>, minutes: number | null): void {
  const make = () => void backups?.make()
  if (minutes !== null) {
    make()
    setInterval(make, minutes * 60_000).unref()
  }
  // Windows has no such signal, and `on` would throw.
  if (process.platform !== 'win32') process.on('SIGUSR2', make)
}

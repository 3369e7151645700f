import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { StoreError } from '../hub/store'
import { verify } from '../hub/verify'
import { type Command, InputError, UsageError } from './command'
import { withCopy } from './conference-file'
import { refuseNoFile } from './out-file'
import { say } from './say'
import { withUnfinished } from './unfinished'

/** A conference in a database as one file, while its hubs go on. */
export const backup: Command = {
  usage: '--database URL -o FILE',
  options: { database: { type: 'string' }, out: { type: 'string', short: 'o' } },
  files: [0, 0],
  async run({ values }, terminal) {
    const usage = say('cli.usage.of', { usage: `backup ${backup.usage}` })
    const database = values.database ?? process.env.RAPPORTEUR_DATABASE
    const { out } = values
    if (typeof database !== 'string' || !URL.canParse(database)) throw new UsageError(usage)
    if (typeof out !== 'string') throw new UsageError(usage)
    const file = resolve(out)
    if (existsSync(file)) throw new InputError(say('cli.backup.there', { file }))
    refuseNoFile(file)
    terminal.progress(say('cli.reading', { file: placeOf(database) }))
    // Loaded by those alone who use it.
    const { copyDatabase } = await import('../hub/postgres/copy')
    try {
      // Whatever has been copied by then goes, also where no database answers or somebody stops us.
      await withUnfinished(`${file}.part`, () => copyDatabase(database, file))
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      const what = error.cause instanceof Error ? error.cause.message : error.why
      throw new InputError(say('cli.backup.failed', { database: placeOf(database), file, what }))
    }
    const { register, findings } = await withCopy(file, verify)
    terminal.progress(null)
    terminal.out(say('cli.backup.done', { file, entries: register.record.length }))
    return findings.length > 0 ? 1 : 0
  },
}

/** Without its password. */
function placeOf(database: string): string {
  const { protocol, host, pathname } = new URL(database)
  return `${protocol}//${host}${pathname}`
}

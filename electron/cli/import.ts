import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { Remark } from '../../shared/exchange/recognise/report'
import { found } from '../hub/founding'
import { openSqliteStore } from '../hub/sqlite-store'
import { StoreError } from '../hub/store'
import { type Command, InputError, UsageError } from './command'
import { sentences } from './conference-file'
import { countsOf } from './counts'
import { wholeFile } from './out-file'
import { remarkSentences } from './remarks'
import { refuseToReplace } from './replaceable'
import { say } from './say'
import { readSource, type TextOfSource, textOf } from './source'

/** A conference with the text of a file that another program wrote. */
export const importFile: Command = {
  usage: 'FILE -o OUT.rapporteur [--json]',
  options: {
    out: { type: 'string', short: 'o' },
    json: { type: 'boolean' },
  },
  files: [1, 1],
  async run({ files: [file = ''], values }, terminal) {
    const out = typeof values.out === 'string' && values.out ? values.out : null
    if (!out && !values.json) throw new UsageError(say('cli.usage.out'))
    terminal.progress(say('cli.reading', { file }))
    const source = await readSource(file)
    if (source.kind === 'conference') throw new InputError(say('cli.import.conference', { file }))
    const made = textOf(source, 'accept')
    const counts = countsOf(source, made.text)
    const warnings = warningsOf(made.remarks, counts.insertions + counts.deletions + counts.moves)
    if (out) {
      terminal.progress(say('cli.writing', { file: out }))
      await refuseToReplace(out)
      await wholeFile(out, (beside) => write(beside, out, made, file))
    }
    terminal.progress(null)
    if (values.json) {
      terminal.out(JSON.stringify({ ...counts, warnings }))
      return 0
    }
    terminal.out(say('cli.import.done', { ...counts, authors: counts.authors.length }))
    for (const warning of warnings) terminal.out(`  ${warning}`)
    return 0
  },
}

function warningsOf(remarks: readonly Remark[], changes: number): readonly string[] {
  return [
    ...(changes > 0 ? [say('cli.import.accepted', { count: changes })] : []),
    ...remarkSentences(remarks),
  ]
}

async function write(
  beside: string,
  out: string,
  { text, title, masthead }: TextOfSource,
  file: string,
): Promise<void> {
  try {
    const store = openSqliteStore(beside)
    try {
      await found(
        store,
        {
          conference: {
            title: title || basename(file).replace(/\.[^.]+$/, ''),
            symbol: masthead.symbol,
            meeting: masthead.meeting,
          },
          delegations: [],
          text,
          host: say('cli.import.host'),
        },
        { newId: randomUUID, now: () => new Date() },
      )
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    throw new InputError(say(`cli.conference.${sentences[error.why]}`, { file: out }))
  }
}

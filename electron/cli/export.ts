import { writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ExportForm, exportForms, exportViews } from '../../shared/exchange/export-forms'
import type { FinalDocument } from '../../shared/exchange/final-document'
import { redlineBetween } from '../../shared/exchange/redline/between'
import type { Instant } from '../../shared/ids'
import { type Exporter, makeExporter } from '../hub/export'
import { PressError } from '../hub/press'
import { digestOf } from '../hub/record'
import { type Command, InputError, oneOf, UsageError } from './command'
import { type ConferenceFile, readVersion } from './conference-file'
import { wholeFile } from './out-file'
import { say } from './say'
import { readSource } from './source'

const views = [...exportViews, 'redline'] as const

/** The text of a conference as a file that other programs open. */
export const exportFile: Command = {
  usage: `FILE --to ${exportForms.join('|')} [--as ${views.join('|')}] [--from SYMBOL] -o OUT`,
  options: {
    to: { type: 'string' },
    as: { type: 'string' },
    from: { type: 'string' },
    out: { type: 'string', short: 'o' },
  },
  files: [1, 1],
  async run({ files: [file = ''], values }, terminal) {
    const form = exportForms.find((each) => each === values.to)
    const view = oneOf(values.as, views, 'clean')
    const out = typeof values.out === 'string' && values.out ? values.out : null
    if (!form) throw new UsageError(say('cli.usage.to', { value: String(values.to ?? '') }))
    if (!view) throw new UsageError(say('cli.usage.as', { value: String(values.as) }))
    if (!out) throw new UsageError(say('cli.usage.export-out'))
    const from = typeof values.from === 'string' ? values.from : ''
    if ((view === 'redline') !== (from !== '')) throw new UsageError(say('cli.usage.from'))
    terminal.progress(say('cli.reading', { file }))
    const source = await readSource(file)
    if (source.kind !== 'conference') throw new InputError(say('cli.export.other', { file }))
    const { text, register } = source.conference
    // Dated by the last act: the same conference gives the same bytes, whenever it is asked.
    const at = register.record.at(-1)?.at ?? new Date(0).toISOString()
    terminal.progress(say('cli.writing', { file: out }))
    const { bytes } = await printed(form, async (exporter) =>
      view === 'redline'
        ? exporter.print(form, await redline(file, from, source.conference, at))
        : exporter.export(form, { text, register, at, view }),
    )
    await wholeFile(out, (beside) => writeFile(beside, bytes))
    return 0
  },
}

/** The text as it stands as a redline of a version that was issued. */
async function redline(
  file: string,
  from: string,
  { text, register }: ConferenceFile,
  at: Instant,
): Promise<FinalDocument> {
  const before = await readVersion(file, from)
  if (!before) throw new InputError(say('cli.export.no-version', { file, symbol: from }))
  const { conference, stage } = register
  const by = say('cli.import.host')
  const digest = digestOf(text.toJSON())
  return redlineBetween({
    before,
    after: text,
    handOf: () => ({ by, at }),
    conference,
    stage,
    at,
    digest,
  })
}

async function printed<T>(form: ExportForm, work: (exporter: Exporter) => Promise<T>): Promise<T> {
  const folder = pressFolder()
  const exporter = makeExporter({
    worker: join(folder, 'press.cjs'),
    fonts: join(folder, 'fonts'),
  })
  try {
    return await work(exporter)
  } catch (error) {
    if (!(error instanceof PressError)) throw error
    throw new InputError(say('cli.export.failed', { form, why: error.message }))
  } finally {
    await exporter.close()
  }
}

/** The hub's build lies beside the one of the command line, and prints for both. */
function pressFolder(): string {
  return resolve(dirname(fileURLToPath(import.meta.url)), '../../out/hub')
}

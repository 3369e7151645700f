import { stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Node } from 'prosemirror-model'
import type { Register } from '../../shared/amendments/register'
import { type ExportForm, exportForms, exportViews } from '../../shared/exchange/export-forms'
import type { FinalDocument } from '../../shared/exchange/final-document'
import { redlineBetween } from '../../shared/exchange/redline/between'
import { viewOf } from '../../shared/exchange/view'
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
  usage: `FILE --to ${exportForms.join('|')} [--as ${views.join('|')}] [--from SYMBOL [--until SYMBOL]] [--archive] [--fonts FOLDER] -o OUT`,
  options: {
    to: { type: 'string' },
    as: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    archive: { type: 'boolean' },
    fonts: { type: 'string' },
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
    const archive = values.archive === true
    const fonts = typeof values.fonts === 'string' ? values.fonts : null
    if ((archive || fonts !== null) && form !== 'pdf') throw new UsageError(say('cli.usage.pdf'))
    const from = typeof values.from === 'string' ? values.from : ''
    const until = typeof values.until === 'string' ? values.until : ''
    const isRedline = view === 'redline'
    if (isRedline !== (from !== '') || (until && !isRedline)) {
      throw new UsageError(say('cli.usage.from'))
    }
    if (fonts !== null && !(await isFolder(fonts))) {
      throw new InputError(say('cli.export.no-folder', { folder: fonts }))
    }
    terminal.progress(say('cli.reading', { file }))
    const source = await readSource(file)
    if (source.kind !== 'conference') throw new InputError(say('cli.export.other', { file }))
    const { text, register } = source.conference
    // Dated by the last act: the same conference gives the same bytes, whenever it is asked.
    const at = register.record.at(-1)?.at ?? new Date(0).toISOString()
    const document =
      view === 'redline'
        ? await redline(file, from, await versionOr(file, until, source.conference), at)
        : viewOf({ text, register, at, view, digestOf })
    if (document === 'not-adopted') throw new InputError(say('cli.export.not-adopted', { file }))
    terminal.progress(say('cli.writing', { file: out }))
    const { bytes } = await printed(form, fonts, (exporter) =>
      exporter.print(form, document, archive),
    )
    await wholeFile(out, (beside) => writeFile(beside, bytes))
    return 0
  },
}

/** As it stands, or as a version of it was issued. */
async function versionOr(
  file: string,
  symbol: string,
  conference: ConferenceFile,
): Promise<ConferenceFile> {
  if (!symbol) return conference
  const text = await versionIn(file, symbol)
  return { ...conference, text, register: named(conference.register, symbol) }
}

async function versionIn(file: string, symbol: string): Promise<Node> {
  const text = await readVersion(file, symbol)
  if (!text) throw new InputError(say('cli.export.no-version', { file, symbol }))
  return text
}

function named(register: Register, symbol: string): Register {
  return { ...register, conference: { ...register.conference, symbol } }
}

/** A text as a redline of a version that was issued. */
async function redline(
  file: string,
  from: string,
  { text, register }: ConferenceFile,
  at: Instant,
): Promise<FinalDocument> {
  const before = await versionIn(file, from)
  const { conference, stage } = register
  const by = say('cli.import.host')
  const digest = digestOf(text.toJSON())
  const handOf = () => ({ by, at })
  return redlineBetween({ before, after: text, handOf, conference, stage, at, digest })
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found?.isDirectory() ?? false
}

async function printed<T>(
  form: ExportForm,
  moreFonts: string | null,
  work: (exporter: Exporter) => Promise<T>,
): Promise<T> {
  const folder = pressFolder()
  const exporter = makeExporter({
    worker: join(folder, 'press.cjs'),
    fonts: join(folder, 'fonts'),
    ...(moreFonts && { moreFonts: resolve(moreFonts) }),
  })
  try {
    return await work(exporter)
  } catch (error) {
    if (!(error instanceof PressError)) throw error
    if (error.why === 'no-font') {
      throw new InputError(say('cli.export.no-font', { scripts: error.scripts.join(', ') }))
    }
    throw new InputError(say('cli.export.failed', { form, why: error.message }))
  } finally {
    await exporter.close()
  }
}

/** The hub's build lies beside the one of the command line, and prints for both. */
function pressFolder(): string {
  return resolve(dirname(fileURLToPath(import.meta.url)), '../../out/hub')
}

import { writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Node } from 'prosemirror-model'
import { isPending } from '../../shared/amendments/amendment'
import type { Register } from '../../shared/amendments/register'
import { build } from '../../shared/exchange/build'
import {
  type ExportForm,
  exportForms,
  exportViews,
  hasLines,
  printsText,
} from '../../shared/exchange/export-forms'
import type { FinalDocument } from '../../shared/exchange/final-document'
import { redlineBetween } from '../../shared/exchange/redline/between'
import { viewOf } from '../../shared/exchange/view'
import type { Instant } from '../../shared/ids'
import { type Exporter, exporterIn } from '../hub/export'
import { PressError } from '../hub/press'
import { digestOf } from '../hub/record'
import { type Command, InputError, oneOf, UsageError } from './command'
import { readOf } from './compared'
import { type ConferenceFile, readVersion } from './conference-file'
import { isFolder } from './is-folder'
import { notAdopted } from './not-adopted'
import { refuseOver, wholeFile } from './out-file'
import { anyOf, say } from './say'
import { readSource, type Source } from './source'
import { staleCounts } from './stale-counts'

const views = [...exportViews, 'redline'] as const

/** The text of a conference as a file that other programs open. */
export const exportFile: Command = {
  usage: `FILE --to ${exportForms.join('|')} [--as ${views.join('|')}] [--from SYMBOL [--until SYMBOL]] [--lines] [--archive] [--fonts FOLDER] -o OUT`,
  options: {
    to: { type: 'string' },
    as: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    lines: { type: 'boolean' },
    archive: { type: 'boolean' },
    fonts: { type: 'string' },
    out: { type: 'string', short: 'o' },
  },
  files: [1, 1],
  async run({ files: [file = ''], values }, terminal) {
    const form = exportForms.find((each) => each === values.to)
    const from = typeof values.from === 'string' ? values.from : ''
    const view = oneOf(values.as, views, from ? 'redline' : 'clean')
    const out = typeof values.out === 'string' && values.out ? values.out : null
    if (values.to === undefined)
      throw new UsageError(say('cli.usage.to-none', { forms: anyOf(exportForms) }))
    if (!form) {
      const value = String(values.to)
      throw new UsageError(say('cli.usage.to', { forms: anyOf(exportForms), value }))
    }
    if (!view) {
      throw new UsageError(say('cli.usage.as', { views: anyOf(views), value: String(values.as) }))
    }
    if (!out) throw new UsageError(say('cli.usage.export-out'))
    const archive = values.archive === true
    const lines = values.lines === true
    if (lines && !(hasLines(form) && printsText(view))) {
      throw new UsageError(say('cli.usage.lines'))
    }
    const fonts = typeof values.fonts === 'string' ? values.fonts : null
    if ((archive || fonts !== null) && form !== 'pdf') throw new UsageError(say('cli.usage.pdf'))
    const until = typeof values.until === 'string' ? values.until : ''
    const isRedline = view === 'redline'
    if (isRedline !== (from !== '') || (until && !isRedline)) {
      throw new UsageError(say('cli.usage.from'))
    }
    if (fonts !== null && !(await isFolder(fonts))) {
      throw new InputError(say('cli.export.no-folder', { folder: fonts }))
    }
    await refuseOver(out, [file])
    terminal.progress(say('cli.reading', { file }))
    const source = await readSource(file)
    const { document, remarks } =
      source.kind === 'conference'
        ? await ofConference(file, source.conference, { view, from, until })
        : { document: ofOther(file, source, view), remarks: [] }
    terminal.progress(say('cli.writing', { file: out }))
    const { bytes } = await printed(form, fonts, (exporter) =>
      exporter.print(form, document, { archive, lines }),
    )
    await wholeFile(out, (beside) => writeFile(beside, bytes))
    // The bytes are what the text says; whoever sends them learns that the register says otherwise.
    for (const line of remarks) terminal.note(line)
    return 0
  },
}

interface Asked {
  readonly view: (typeof views)[number]
  readonly from: string
  readonly until: string
}

async function ofConference(
  file: string,
  conference: ConferenceFile,
  { view, from, until }: Asked,
): Promise<{ readonly document: FinalDocument; readonly remarks: readonly string[] }> {
  const { text, register, states, followUp } = conference
  // Dated by the last act: the same conference gives the same bytes, whenever it is asked.
  const at = register.record.at(-1)?.at ?? new Date(0).toISOString()
  const printedNow = await versionOr(file, until, conference)
  const document =
    view === 'redline'
      ? await redline(file, from, printedNow, at)
      : viewOf({ text, register, followUp, at, view, digestOf })
  if (document === 'not-adopted') throw notAdopted(file, view, conference)
  return {
    document,
    remarks: [
      ...(printsText(view) ? staleCounts(file, printedNow.text, states) : []),
      ...nonePending(file, register, view),
    ],
  }
}

/**
 * Whoever has just imported proposals has drafts, which are nobody else's until they are tabled. The
 * list of amendments says so on its own page; a compilation would be the text, without a word.
 */
function nonePending(file: string, { amendments }: Register, view: Asked['view']) {
  if (view !== 'compilation' || amendments.some(isPending)) return []
  return [say('cli.export.none-pending', { file })]
}

/** A file of another program is a text and nothing else: it leaves as that. */
function ofOther(
  file: string,
  source: Exclude<Source, { kind: 'conference' }>,
  view: Asked['view'],
): FinalDocument {
  if (view !== 'clean') throw new InputError(say('cli.export.other', { file, view }))
  const { text, conference, stage, at } = readOf(source, 'a')
  return build({
    text,
    conference,
    stage,
    at: at ?? new Date(0).toISOString(),
    digest: digestOf(text.toJSON()),
  })
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

async function printed<T>(
  form: ExportForm,
  moreFonts: string | null,
  work: (exporter: Exporter) => Promise<T>,
): Promise<T> {
  const exporter = exporterIn(pressFolder(), moreFonts)
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

import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { gzipSync } from 'node:zlib'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { assertNever } from '../../shared/assert-never'
import { toAkn } from '../../shared/exchange/akn/akn'
import { toDocx } from '../../shared/exchange/docx/docx'
import { pageNumbers } from '../../shared/exchange/docx/page-numbers'
import { type Measure, measureBy } from '../../shared/exchange/docx/paging/measure'
import { exportEndings, type PrintChoice } from '../../shared/exchange/export-forms'
import { fileName } from '../../shared/exchange/file-name'
import type { FinalDocument } from '../../shared/exchange/final-document'
import { toHtml } from '../../shared/exchange/html/html'
import { toJson } from '../../shared/exchange/json/json'
import { toPlain } from '../../shared/exchange/plain/plain'
import type { Survey } from '../../shared/exchange/typst/survey'
import { type PageNumbers, toTypst } from '../../shared/exchange/typst/typst'
import { scriptsUndisplayed } from '../../shared/exchange/typst/undisplayed'
import { pressLetters } from '../letters/press-letters'
import { LetterPrinter } from '../letters/printer'
import { letterWords } from '../letters/shipped'
import { accessiblePdf, reasonOf } from './accessible-pdf'
import { documentFrom, type FileSource, textFrom } from './file-source'
import { readFonts } from './font-files'
import { linesOf } from './lines/lines-of'
import { withTitles } from './lines/with-titles'
import { Copy } from './pages/copy'
import { PageSetter } from './pages/setter'
import type { PressJob, PressReply, PressSetup, PressWork } from './press'

/**
 * The process that makes files. Both forms are long work without a pause (seconds for a few hundred
 * pages), and the hub has a room full of people to answer meanwhile. It ends with the hub, which
 * alone decides when: a key that stops whatever runs in a terminal is the hub's to hear.
 */
const { fonts, moreFonts } = JSON.parse(process.argv[2] ?? '') as PressSetup
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
process.once('disconnect', () => process.exit())

process.on('message', async (job) => {
  const { number, work } = job as PressJob
  process.send?.(await made(number, work))
})

async function made(number: number, work: PressWork): Promise<PressReply> {
  try {
    const bytes = await worked(work)
    return { kind: 'made', number, bytes, held: copy?.held() ?? null }
  } catch (error) {
    const scripts = scriptsUndisplayed(reasonOf(error))
    if (scripts.length > 0) return { kind: 'no-font', number, scripts }
    return { kind: 'failed', number, why: reasonOf(error) }
  }
}

async function worked(work: PressWork): Promise<readonly Uint8Array[]> {
  switch (work.kind) {
    case 'document':
      return [await print(work)]
    case 'file':
      copied().take(work.lately)
      return filed(work)
    case 'letters':
      return [await pressLetters(letterPrinter(), work.asked)]
    case 'survey':
      copied().take(work.lately)
      return [serialize(surveyed())]
    case 'lines':
      copied().take(work.lately)
      return [linedBy(work.source)]
    case 'pages':
      copied().take(work.lately)
      return shown(work)
    default:
      return assertNever(work)
  }
}

/** Its name, and itself; nothing if there is none. */
async function filed({
  form,
  source,
  choice,
}: Extract<PressWork, { kind: 'file' }>): Promise<readonly Uint8Array[]> {
  const document = documentFrom(source, copied())
  if (!document) return []
  const name = fileName(document, exportEndings[form])
  return [utf8.encode(name), await print({ form, document, choice })]
}

function linedBy(source: FileSource): Uint8Array {
  const [text, document] = [textFrom(source, copied()), documentFrom(source, copied())]
  if (!text || !document) return nothing
  return utf8.encode(JSON.stringify(withTitles(linesOf(document, typst()), text)))
}

let copy: Copy | null = null

function copied(): Copy {
  copy ??= new Copy()
  return copy
}

let pageSetter: PageSetter | null = null

function setter(): PageSetter {
  pageSetter ??= new PageSetter(copied(), typst)
  return pageSetter
}

let numbers: PageNumbers = new Map()

/** Once more where the contents lead elsewhere than was thought, as they may then be longer. */
function surveyed(): Survey | null {
  const first = setter().survey(numbers)
  const isSame = !first || [...first.numbers].every(([target, at]) => numbers.get(target) === at)
  numbers = first?.numbers ?? numbers
  return isSame ? first : setter().survey(numbers)
}

let survey: { readonly bytes: Uint8Array; readonly read: Survey | null } | null = null

function shown(work: Extract<PressWork, { kind: 'pages' }>): readonly Uint8Array[] {
  if (!survey || Buffer.compare(survey.bytes, work.survey) !== 0)
    survey = { bytes: work.survey, read: deserialize(work.survey) as Survey | null }
  const { read } = survey
  return work.asked.map((ask) => {
    const pages = read && setter().show(ask, read)
    return pages ? gzipSync(JSON.stringify(pages), { level: 1 }) : nothing
  })
}

const nothing = new Uint8Array()

type Printing = Omit<Extract<PressWork, { kind: 'document' }>, 'kind'>

async function print({ form, document, choice }: Printing): Promise<Uint8Array> {
  switch (form) {
    case 'docx':
      return toDocx(document, pageNumbers(document, measure()), choice)
    case 'pdf':
      return toPdf(document, choice)
    case 'akn':
      return utf8.encode(toAkn(document))
    case 'html':
      return utf8.encode(toHtml(document))
    case 'txt':
      return utf8.encode(toPlain(document))
    case 'json':
      return utf8.encode(toJson(document))
    default:
      return assertNever(form)
  }
}

let printer: LetterPrinter | null = null

function letterPrinter(): LetterPrinter {
  printer ??= new LetterPrinter(moreFonts ? [fonts, moreFonts] : [fonts], letterWords)
  return printer
}

let measured: Measure | null = null

/** Of the letters of a Word file. */
function measure(): Measure {
  measured ??= measureBy(readFonts(fonts))
  return measured
}

const utf8 = new TextEncoder()

let compiler: NodeCompiler | null = null

/** So many documents ago. */
const mostIdle = 3

function typst(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    // A folder that does not exist: were there ever a path in a document, it would lead nowhere.
    workspace: join(fonts, 'none'),
    fontArgs: [{ fontPaths: moreFonts ? [fonts, moreFonts] : [fonts] }],
  })
  // What is left of documents made a while ago.
  compiler.evictCache(mostIdle)
  return compiler
}

/** What an archive keeps claims that standard or is not made. */
function toPdf(document: FinalDocument, choice: PrintChoice): Uint8Array {
  const source = { mainFileContent: toTypst(document, choice) }
  const made = choice.archive
    ? typst().pdf(source, { pdfStandard: 'a-2a' })
    : accessiblePdf(typst(), source)
  return new Uint8Array(made)
}

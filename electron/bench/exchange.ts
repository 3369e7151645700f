import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openingText, parseOpeningText } from '../../shared/document/opening-text'
import { build } from '../../shared/exchange/build'
import { readWord } from '../../shared/exchange/docx-in/read'
import { textOfSource } from '../../shared/exchange/incoming/text-of-source'
import { conferenceId, textId } from '../../shared/ids'
import { makePress } from '../hub/press'
import { root } from '../tools/root'
import { findCommand } from '../tools/system'
import { judged } from './judged'
import { longText } from './long-text'
import { memoryOf } from './memory'
import { preview } from './preview'

/** Milliseconds, and how many times another program is to take. */
const most = { out: 1500, in: 2000, pdf: 3000 }
const leastTimesOffice = 5

/**
 * One text of about three hundred pages out and in, beside what pandoc and LibreOffice take for the
 * same in the same run. A program that this machine has not is said to be absent.
 */
async function exchange(): Promise<readonly string[]> {
  make('hub', 'window')
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-bench-'))
  const press = makePress({
    worker: join(root, 'out/hub/press.cjs'),
    fonts: join(root, 'out/hub/fonts'),
  })
  try {
    const document = longDocument(40, 50)
    // The process and its fonts are there whenever a hub is.
    await press.print('pdf', longDocument(1, 2))
    const written = await timed(() => press.print('docx', document))
    const printed = await timed(() => press.print('pdf', document))
    const read = await timed(async () => {
      let ids = 0
      const source = { kind: 'word', document: readWord(written.value) } as const
      return textOfSource(source, () => `n-${++ids}`)
    })
    const [docx, html] = [join(folder, 'text.docx'), join(folder, 'text.html')]
    writeFileSync(docx, written.value)
    writeFileSync(html, await press.print('html', document))
    return [
      `${pagesIn(printed.value)} pages, ${Math.round(written.value.length / 1024)} KB of DOCX`,
      judged('DOCX out', written.ms, most.out, 'ms'),
      ...beside('  pandoc', written.ms, 1, pandoc([html, '-o', join(folder, 'theirs.docx')])),
      judged('DOCX in', read.ms, most.in, 'ms'),
      ...beside('  pandoc', read.ms, 1, pandoc([docx, '-t', 'json', '-o', join(folder, 'a.json')])),
      judged('PDF', printed.ms, most.pdf, 'ms'),
      ...beside('  LibreOffice', printed.ms, leastTimesOffice, office(docx, folder)),
      ...(await preview(folder, join(root, 'out/window'), longText(40, 50))),
      `memory at its most: ${memoryOf(process.pid)}`,
    ]
  } finally {
    await press.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** In a process of its own: what the tools that build need in memory is not ours. */
function make(...names: readonly string[]): void {
  const tool = join(root, 'electron/tools/build.ts')
  execFileSync(process.execPath, ['--import', 'tsx', tool, ...names], {
    stdio: 'ignore',
    cwd: root,
  })
}

function longDocument(sections: number, each: number) {
  let made = 0
  const { text, conference } = openingText(
    parseOpeningText(longText(sections, each)),
    () => `b-${++made}`,
  )
  return build({
    text,
    conference: { ...conference, id: conferenceId('bench'), text: textId('bench') },
    stage: 'drafting',
    at: '2005-11-23T12:00:00.000Z',
    digest: '',
  })
}

async function timed<T>(
  act: () => Promise<T>,
): Promise<{ readonly value: T; readonly ms: number }> {
  const started = performance.now()
  const value = await act()
  return { value, ms: performance.now() - started }
}

/** Milliseconds; `absent` where there is no such program, `failed` where it did not do it. */
type Theirs = number | 'absent' | 'failed'

function beside(what: string, ours: number, times: number, theirs: Theirs): readonly string[] {
  if (typeof theirs === 'string') return [`${what}: ${theirs}, NOT MEASURED`]
  const ratio = theirs / ours
  const word = ratio >= times ? 'met' : 'NOT MET'
  return [
    `${what}: ${Math.round(theirs)} ms, ${ratio.toFixed(2)} times ours, at least ${times}: ${word}`,
  ]
}

function pandoc(args: readonly string[]): Theirs {
  return theirs(findCommand('pandoc'), args)
}

function office(docx: string, folder: string): Theirs {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, docx]
  const took = theirs(findCommand('soffice', 'libreoffice'), args)
  if (typeof took === 'number' && pagesIn(readFileSync(join(folder, 'text.pdf'))) === 0)
    return 'failed'
  return took
}

function theirs(program: string | null | undefined, args: readonly string[]): Theirs {
  if (!program) return 'absent'
  const started = performance.now()
  const { status } = spawnSync(program, args, { stdio: 'ignore', timeout: 300_000 })
  return status === 0 ? performance.now() - started : 'failed'
}

function pagesIn(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  )
}

console.log((await exchange()).join('\n'))

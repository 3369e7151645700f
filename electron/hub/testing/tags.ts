import { execFileSync } from 'node:child_process'

/** A tag of a PDF, as poppler reads it. */
export interface Tag {
  readonly kind: string
  /** Of its own and of those within, in the order in which they are read out, without spaces. */
  readonly words: string
  /** "Scope" → "Column" */
  readonly attributes: ReadonlyMap<string, string>
  readonly id: string | null
  readonly tags: readonly Tag[]
}

interface Open {
  readonly kind: string
  readonly indent: number
  readonly attributes: Map<string, string>
  readonly id: string | null
  readonly tags: Open[]
  words: string
}

/** Read by `pdfinfo`, which prints a line for each tag, each of its attributes and each run of words. */
export function tagsOf(file: string): Tag {
  const printed = execFileSync('pdfinfo', ['-enc', 'UTF-8', '-struct-text', file], {
    encoding: 'utf8',
    maxBuffer: 1 << 27,
    // It complains of attributes that came in after it was written.
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const root: Open = { kind: '', indent: -1, attributes: new Map(), id: null, tags: [], words: '' }
  let open: readonly Open[] = [root]
  for (const line of printed.split('\n')) {
    const indent = line.search(/\S/)
    if (indent < 0) continue
    const said = /^ *"(.*)"$/.exec(line)?.[1]
    const [, attribute, value = ''] = /^ *\/(\w+) (.*)$/.exec(line) ?? []
    const within = open.filter((each) => each.indent < indent)
    const last = within.at(-1) ?? root
    if (said !== undefined) {
      for (const each of within) each.words += said.replace(/\s+/g, '')
    } else if (attribute) {
      last.attributes.set(attribute, value.replace(/^\//, ''))
    } else if (!/^ *Object /.test(line)) {
      const [, kind = '', id = null] = /^ *(\w+)(?: <([^>]*)>)?/.exec(line) ?? []
      const tag: Open = { kind, indent, attributes: new Map(), id, tags: [], words: '' }
      last.tags.push(tag)
      open = [...within, tag]
    }
  }
  return root
}

/** All of some kinds, in the order in which they are read out. */
export function tagged(tag: Tag, kinds: RegExp): readonly Tag[] {
  return tag.tags.flatMap((each) => [
    ...(kinds.test(each.kind) ? [each] : []),
    ...tagged(each, kinds),
  ])
}

/** The bookmarks of a PDF with the page that each leads to, as `pdftohtml` reads them. */
export function bookmarksOf(
  file: string,
): readonly { readonly page: number; readonly words: string }[] {
  const args = ['-xml', '-i', '-stdout', file]
  const read = execFileSync('pdftohtml', args, { encoding: 'utf8', maxBuffer: 1 << 27 })
  return [...read.matchAll(/<item page="(\d+)">(.*?)<\/item>/g)].map(([, page, words = '']) => ({
    page: Number(page),
    words: words.replaceAll('&amp;', '&').replaceAll('&#34;', '"').replace(/\s+/g, ' '),
  }))
}

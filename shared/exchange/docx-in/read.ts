import { readTold } from '../told'
import { childElements, type XmlElement } from '../xml/read'
import { readBlocks } from './blocks'
import { changeLog, placeOfFormatting } from './change-log'
import { noNumbering, noStyles, readNumbering, readStyles } from './definitions'
import {
  type ChangePlace,
  type Notice,
  noteKey,
  type WordBlock,
  type WordComment,
  type WordDocument,
  type WordNote,
  type WordStory,
} from './model'
import { openPackage, type Package, type Part } from './package'
import { makeStory } from './story'

/**
 * A Word file as a value. Nothing in it is run, followed or fetched; what could be and what has no
 * place here is in the notices.
 *
 * @throws UnreadableFile
 */
export function readWord(bytes: Uint8Array): WordDocument {
  const file = openPackage(bytes)
  const log = changeLog()
  const notices: Notice[] = [...file.notices]
  const read = (part: string, parent: XmlElement): readonly WordBlock[] => {
    const story = makeStory(part, log, notices, file.relationshipsOf(part), readBlocks)
    const blocks = readBlocks(parent, [], story)
    story.end()
    return blocks
  }
  const stories = (kind: string): readonly WordStory[] =>
    file.allRelated(kind).map(({ name, root }) => ({ part: name, blocks: read(name, root) }))
  const stylesPart = file.related('styles')
  const numberingPart = file.related('numbering')
  const styles = stylesPart ? readStyles(stylesPart.root) : noStyles
  for (const part of [stylesPart, numberingPart]) if (part) noteFormatting(part)

  const body = read(file.main, file.body)
  const notes = new Map([...readNotes(file, 'footnote', read), ...readNotes(file, 'endnote', read)])
  const comments = readComments(file, read)
  const headers = stories('header')
  const footers = stories('footer')
  for (const [, address] of file.relationshipsOf(file.main).external) {
    notices.push({ kind: 'external', words: address })
  }
  return {
    body,
    notes,
    comments,
    headers,
    footers,
    styles,
    numbering: numberingPart ? readNumbering(numberingPart.root) : noNumbering,
    changes: log.changes,
    repeated: log.repeated,
    numberedAgain: log.numberedAgain,
    notices,
    language: styles.language,
    title: file.title,
    told: readTold(file.properties),
    isOurs: file.properties.has('SHA-256'),
  }

  /** Changes to styles and lists themselves, which say how things look and nothing of what they say. */
  function noteFormatting({ name, root }: Part): void {
    const look = (element: XmlElement): void => {
      for (const each of childElements(element)) {
        const of: ChangePlace | undefined = placeOfFormatting.get(each.name)
        if (of) log.note(each, { kind: 'formatting', of }, [], name)
        else look(each)
      }
    }
    look(root)
  }
}

type Read = (part: string, parent: XmlElement) => readonly WordBlock[]

/** The first ones only draw the line above the notes of a page. */
function readNotes(
  file: Package,
  kind: WordNote['kind'],
  read: Read,
): ReadonlyMap<string, WordNote> {
  const part = file.related(`${kind}s`)
  const notes = new Map<string, WordNote>()
  for (const note of part ? childElements(part.root, `w:${kind}`) : []) {
    const type = note.attributes.get('w:type')
    if (!part || (type && type !== 'normal')) continue
    const key = noteKey(kind, note.attributes.get('w:id') ?? '')
    notes.set(key, { kind, blocks: read(part.name, note) })
  }
  return notes
}

function readComments(file: Package, read: Read): ReadonlyMap<string, WordComment> {
  const part = file.related('comments')
  const comments = new Map<string, WordComment>()
  for (const comment of part ? childElements(part.root, 'w:comment') : []) {
    if (!part) continue
    comments.set(comment.attributes.get('w:id') ?? '', {
      author: comment.attributes.get('w:author') ?? '',
      date: comment.attributes.get('w:date') ?? null,
      blocks: read(part.name, comment),
    })
  }
  return comments
}

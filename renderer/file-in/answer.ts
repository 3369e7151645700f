import { Node } from 'prosemirror-model'
import { schema } from '../../shared/document/schema'
import { rejectAll } from '../../shared/exchange/docx-in/resolve'
import { proposalsIn } from '../../shared/exchange/incoming/proposals-in'
import {
  type Decode,
  longestFile,
  type ReadSource,
  readBytes,
  type Source,
} from '../../shared/exchange/incoming/source'
import { textOfSource, textOfWord } from '../../shared/exchange/incoming/text-of-source'
import { takenIn } from '../../shared/exchange/take-in/taken-in'
import type { NewId } from '../../shared/ids'
import type { FactsOfFile, FileRead, FoundText, Question, Reply } from './questions'

/** Answers for one file: what is read first is what is asked about afterwards. */
export function answering(newId: NewId): (question: Question) => Promise<Reply> {
  let source: Source | null = null
  return async (question) => {
    const { id } = question
    if (question.kind === 'take-in') {
      const read = await readFile(question.file)
      return { id, ...(read.kind === 'unread' ? read : foundText(read, newId)) }
    }
    if (question.kind === 'read') {
      const read = await readFile(question.file)
      if (read.kind === 'unread') return { id, ...read }
      source = read
      return { id, ...whatIsRead(read, newId) }
    }
    if (!source) throw new Error('What a file says is asked once it has been read')
    const origins = question.origins.map((each) => ({ ...each, text: textOf(each.text) }))
    const chosen = origins.find(({ key }) => key === question.chosen)
    const found = proposalsIn(source, origins, {
      now: textOf(question.now),
      newId,
      ...(chosen && { chosen }),
    })
    if (!found) throw new Error('There is always a text with which a file is compared')
    const { from, ...rest } = found
    return { id, kind: 'proposals', ...rest, from: { key: from.origin.key, by: from.by } }
  }
}

async function readFile(file: File): Promise<ReadSource> {
  if (file.size > longestFile) return { kind: 'unread', why: 'too-large' }
  return readBytes(file.name, new Uint8Array(await file.arrayBuffer()), decode)
}

function foundText(source: Source, newId: NewId): FoundText {
  const { rows, ...rest } = takenIn(source)
  const found = rows.map((row) => ({ ...row, block: withId(row.block, newId).toJSON() }))
  return { kind: 'text', ...rest, rows: found, ...factsOf(source) }
}

/** By which a passage is known to whoever numbers it. */
function withId(block: Node, newId: NewId): Node {
  if (!('id' in block.attrs) || block.attrs.id) return block
  return block.type.create({ ...block.attrs, id: newId() }, block.content)
}

function whatIsRead(source: Source, newId: NewId): FileRead {
  const { symbol } = (
    source.kind === 'word'
      ? textOfWord(rejectAll(source.document), newId)
      : textOfSource(source, newId)
  ).masthead
  return { kind: 'read', as: source.kind, symbol, ...factsOf(source) }
}

function factsOf(source: Source): Pick<FileRead, FactsOfFile> {
  if (source.kind !== 'word') return { authors: [], tracked: 0, hasMacros: false }
  const { changes, notices } = source.document
  const authors = [...new Set(changes.map(({ author }) => author))].filter((name) => name !== '')
  const hasMacros = notices.some(({ kind }) => kind === 'macros')
  return { authors, tracked: changes.length, hasMacros }
}

function textOf(json: object): Node {
  return Node.fromJSON(schema, json)
}

const decode: Decode = (bytes, writing) => {
  try {
    return new TextDecoder(writing, { fatal: writing !== 'windows-1252' }).decode(bytes)
  } catch {
    return null // Not in that writing: it is tried in another one, or is no text.
  }
}

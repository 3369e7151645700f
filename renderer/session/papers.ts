import type { Node } from 'prosemirror-model'
import type { BlockId, VersionId } from '../../shared/ids'
import type { Handwriting } from '../../shared/versions/handwriting'
import { parsePaper, parsePassage } from '../../shared/versions/paper'
import { askAs, type Problem, parseJson } from './acts'
import { type Address, addressNow } from './address'
import type { Paper } from './pass'

/** A text as a value, with whose hand it is in: a version, or the text as it stands. */
export interface OpenPaper {
  readonly text: Node
  readonly hands: Handwriting
}

export interface OpenPassage {
  readonly block: Node
  readonly hands: Handwriting
}

export type Fetched<T> = { readonly kind: 'fetched'; readonly value: T } | Problem

/** What the hub answers of versions, and of whose hand the text is in. */
export interface Papers {
  /** Of what was fetched once the same value, as a version never changes. */
  version(id: VersionId): Promise<Fetched<OpenPaper>>
  text(): Promise<Fetched<OpenPaper>>
  passage(block: BlockId): Promise<Fetched<OpenPassage>>
}

/** Milliseconds. A long text is some megabytes. */
const patience = 30_000

export function openPapers(address: Address, paper: Paper): Papers {
  const versions = new Map<VersionId, Promise<Fetched<OpenPaper>>>()

  async function fetched<T>(path: string, parse: (json: unknown) => T | null): Promise<Fetched<T>> {
    const asked = await askAs(paper, `${addressNow(address)}${path}`, patience, {})
    if ('kind' in asked) return asked
    const value = parse(parseJson(asked.bytes))
    return value ? { kind: 'fetched', value } : { kind: 'problem', why: 'unintelligible' }
  }

  return {
    async version(id) {
      const known = versions.get(id) ?? fetched(`/api/versions/${id}`, parsePaper)
      versions.set(id, known)
      const answer = await known
      if (answer.kind === 'problem') versions.delete(id)
      return answer
    },
    text: () => fetched('/api/text', parsePaper),
    passage: (block) => fetched(`/api/text/${block}`, parsePassage),
  }
}

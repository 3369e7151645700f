import { useEffect, useRef, useState } from 'react'
import { symbolOf } from '../../../shared/document/masthead'
import type { VersionId } from '../../../shared/ids'
import { byIssue, type Version } from '../../../shared/versions/version'
import type { FileRead, FoundProposals, OriginJSON } from '../../file-in/questions'
import { type FileReading, hireReader, openFileReading } from '../../file-in/reader'
import type { Problem } from '../../session/acts'
import type { Session } from '../../session/session'
import { useConference, useRegister } from '../conference'
import type { Unread } from './say-unread'

/** The text as it stands is no version, and has no id of its own. */
export const standing = 'standing'

export type Reading =
  | { readonly kind: 'reading' | 'comparing' }
  | { readonly kind: 'unread'; readonly why: Unread }
  | { readonly kind: 'not-fetched'; readonly problem: Problem }
  | { readonly kind: 'found'; readonly read: FileRead; readonly found: FoundProposals }

/**
 * Reads a file, and compares it with what it was made from: the version that it names, or the one
 * to which it is most alike, or the one that is chosen.
 */
export function useFileProposals(file: File, chosen: string | null): Reading {
  const { session } = useConference()
  const versions = useRegister()?.versions ?? none
  const issued = useRef(versions)
  const [reading, setReading] = useState<Reading>({ kind: 'reading' })
  const [opened, setOpened] = useState<Opened | null>(null)

  useEffect(() => {
    const thread = openFileReading(hireReader())
    void thread.read(file).then((read) => {
      if (read.kind === 'read') setOpened({ thread, read })
      else setReading({ kind: 'unread', why: read.kind === 'unread' ? read.why : 'failed' })
    })
    return () => thread.close()
  }, [file])

  useEffect(() => {
    if (!opened) return
    let wanted = true
    setReading({ kind: 'comparing' })
    void compared(opened, session.papers, [...issued.current].sort(byIssue), chosen).then(
      (next) => {
        if (wanted) setReading(next)
      },
    )
    return () => {
      wanted = false
    }
  }, [opened, chosen, session])

  return reading
}

interface Opened {
  readonly thread: FileReading
  readonly read: FileRead
}

async function compared(
  { thread, read }: Opened,
  papers: Session['papers'],
  versions: readonly Version[],
  chosen: string | null,
): Promise<Reading> {
  const origin = async (id: VersionId, symbol: string | null) => {
    const paper = await papers.version(id)
    if (paper.kind === 'problem') return paper
    return { key: id, symbol, text: paper.value.text.toJSON() } satisfies OriginJSON
  }
  const [now, ...fetched] = await Promise.all([
    papers.text(),
    ...likely(versions, read.symbol, chosen).map(({ id, symbol }) => origin(id, symbol)),
  ])
  if (now.kind === 'problem') return { kind: 'not-fetched', problem: now }
  const origins: OriginJSON[] = []
  for (const each of fetched) {
    if ('kind' in each) return { kind: 'not-fetched', problem: each }
    origins.push(each)
  }
  const { text } = now.value
  const standingNow = { key: standing, symbol: symbolOf(text), text: text.toJSON() }
  const found = await thread.proposals({
    origins: [...origins, standingNow],
    now: standingNow.text,
    chosen,
  })
  return found.kind === 'failed'
    ? { kind: 'unread', why: 'failed' }
    : { kind: 'found', read, found }
}

/** Versions that are asked of the hub at most, where the file does not say which one it was. */
const most = 8

/** The last ones first come to mind; one with the symbol of the file is looked for among all. */
function likely(
  versions: readonly Version[],
  symbol: string | null,
  chosen: string | null,
): readonly Version[] {
  if (chosen !== null) return versions.filter(({ id }) => id === chosen)
  const named = symbol ? versions.filter((each) => each.symbol === symbol) : []
  return named.length > 0 ? named : versions.slice(-most)
}

const none: readonly Version[] = []

import { Node } from 'prosemirror-model'
import { useEffect, useState } from 'react'
import { schema } from '../../../shared/document/schema'
import type { Row } from '../../../shared/exchange/take-in/row'
import type { TakenIn } from '../../../shared/exchange/take-in/taken-in'
import type { FactsOfFile, FoundText } from '../../file-in/questions'
import { hireReader, openFileReading } from '../../file-in/reader'
import type { Unread } from '../file-in/say-unread'

export type Reading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'unread'; readonly why: Unread }
  | { readonly kind: 'found'; readonly found: FoundHere }

export type FoundHere = TakenIn & Pick<FoundText, FactsOfFile>

/** Milliseconds; of 300 pages a slow machine takes some seconds. */
const patience = 60_000

/** Reads a file away from the window, for so long and no longer. */
export function useFoundText(file: File): Reading {
  const [reading, setReading] = useState<Reading>({ kind: 'reading' })
  useEffect(() => {
    const thread = openFileReading(hireReader())
    const tired = setTimeout(() => {
      thread.close()
      setReading({ kind: 'unread', why: 'too-slow' })
    }, patience)
    void thread.takeIn(file).then((read) => {
      clearTimeout(tired)
      if (read.kind === 'text') setReading({ kind: 'found', found: toldHere(read) })
      else setReading({ kind: 'unread', why: read.kind === 'unread' ? read.why : 'failed' })
      thread.close()
    })
    return () => {
      clearTimeout(tired)
      thread.close()
    }
  }, [file])
  return reading
}

function toldHere({ rows, ...rest }: FoundText): FoundHere {
  const here = rows.map((row): Row => {
    // What came from the other thread is a copy: unchanged is the same object only here.
    return { ...row, as: row.guess, block: Node.fromJSON(schema, row.block) }
  })
  return { ...rest, rows: here }
}

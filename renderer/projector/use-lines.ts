import { useEffect, useRef, useState } from 'react'
import type { BlockId } from '../../shared/ids'
import type { PaperLines } from '../../shared/paper-lines'
import type { Watching } from '../session/watching'

/** Milliseconds: until the same is asked once more, as somebody writes or it could not be had. */
const rest = { written: 1_000, failed: 5_000 } as const

/**
 * On what lines these blocks stand, once it is known: what is before the room does not wait for it.
 *
 * @param state what the lines depend on: another version, or where none is issued another text
 */
export function useLines(
  watching: Watching,
  blocks: readonly BlockId[],
  state: unknown,
): PaperLines | null {
  const [known, setKnown] = useState<{ of: string; lines: PaperLines } | null>(null)
  const of = blocks.join(' ')
  const before = useRef({ of: '', state })
  useEffect(() => {
    if (!of) return
    const asked = of.split(' ') as BlockId[]
    const isWritten = before.current.of === of && before.current.state !== state
    before.current = { of, state }
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      const lines = await watching.lines(asked, stop.signal)
      if (stop.signal.aborted) return
      if (lines) setKnown({ of, lines })
      else timer = setTimeout(ask, rest.failed)
    }
    timer = setTimeout(ask, isWritten ? rest.written : 0)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [watching, of, state])
  return known?.lines ?? null
}

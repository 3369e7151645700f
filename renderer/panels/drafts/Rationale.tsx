import { useEffect, useRef, useState } from 'react'
import { Label, TextArea, TextField } from 'react-aria-components'
import type { Draft } from '../../../shared/amendments/amendment'
import { t } from '../../i18n/translate'
import { NotDoneHere } from '../NotDoneHere'
import { useAct } from '../use-act'
import { Fold } from './Fold'

/** Milliseconds without a key after which what was written is kept. */
const pause = 800

/** Why it is proposed, in the words of its sponsors. It is tabled with the draft. */
export function Rationale({
  draft,
  of,
  writes,
}: {
  readonly draft: Draft
  readonly of: string
  readonly writes: boolean
}) {
  if (!writes) {
    if (!draft.rationale) return null
    return (
      <Fold title={t('draft.rationale')} of={of}>
        <p dir="auto">{draft.rationale}</p>
      </Fold>
    )
  }
  return (
    <Fold title={draft.rationale ? t('draft.rationale') : t('draft.rationale.add')} of={of}>
      <RationaleField draft={draft} />
    </Fold>
  )
}

function RationaleField({ draft: { id, rationale } }: { readonly draft: Draft }) {
  const acting = useAct()
  /** What was written here and is not kept yet. */
  const [written, setWritten] = useState<string | null>(null)
  const { perform } = acting
  const latest = useRef({ written, keep: async () => {} })
  const keep = async () => {
    const words = latest.current.written
    if (words === null) return
    const done = await perform({ kind: 'explain-draft', amendment: id, rationale: words })
    // What was written meanwhile is kept next.
    if (done) setWritten((now) => (now === words ? null : now))
  }
  latest.current = { written, keep }
  useEffect(() => {
    if (written === null) return
    const timer = setTimeout(() => void latest.current.keep(), pause)
    return () => clearTimeout(timer)
  }, [written])
  return (
    <>
      <TextField
        className="field"
        value={written ?? rationale}
        maxLength={4000}
        onChange={setWritten}
        onBlur={() => void keep()}
      >
        <Label>{t('draft.rationale.label')}</Label>
        <TextArea rows={3} dir="auto" />
      </TextField>
      <NotDoneHere acting={acting} />
    </>
  )
}

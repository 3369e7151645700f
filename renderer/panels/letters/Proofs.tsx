import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { ToState } from '../../../shared/letters/mailing-of'
import { t } from '../../i18n/translate'
import type { Problem } from '../../session/acts'
import { Trouble } from '../../welcome/Trouble'
import { useConference } from '../conference'
import { sayNotDone } from '../sentences'
import { proofOf } from './make-letters'

interface ProofsProps {
  readonly letters: readonly ToState[]
  readonly day: string
  readonly isBehind: boolean
  readonly onSeen: () => void
}

interface Proof {
  readonly state: string
  readonly picture: string
}

/** One letter of each kind, in each language, as they will be printed: side by side. */
export function Proofs({ letters, day, isBehind, onSeen }: ProofsProps) {
  const { session } = useConference()
  const [proofs, setProofs] = useState<readonly Proof[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const stop = useRef<AbortController>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const look = async () => {
    const controller = new AbortController()
    stop.current = controller
    setBusy(true)
    setProblem(null)
    const made: Proof[] = []
    for (const { state, drafted } of kindsOf(letters)) {
      const proof = await proofOf(session, drafted.letter, day, controller.signal)
      if (controller.signal.aborted) return
      if (proof.kind === 'problem') {
        setBusy(false)
        return setProblem(proof)
      }
      made.push({ state: state.short('en'), picture: proof.picture })
      setProofs([...made])
    }
    setBusy(false)
    onSeen()
  }
  return (
    <>
      <div className="one-line">
        <Button
          className="button"
          isPending={isBusy}
          isDisabled={isBehind}
          onPress={() => void look()}
        >
          {t('letters.proofs')}
        </Button>
      </div>
      <p className="hint">{t('letters.proofs-hint')}</p>
      {problem && <Trouble {...sayNotDone(problem)} />}
      {proofs.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reachable by keyboard
        <ul className="letters-proofs" aria-label={t('letters.proofs')} tabIndex={0}>
          {proofs.map(({ state, picture }) => (
            <li key={state}>
              <img src={picture} alt={t('letters.proof-of', { state })} />
              <span>{state}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The first of each language and set of paragraphs. */
function kindsOf(letters: readonly ToState[]): readonly ToState[] {
  const kinds = new Map<string, ToState>()
  for (const each of letters) {
    const { letter } = each.drafted
    const kind = `${letter.language} ${each.state.standing} ${letter.blocks.length}`
    if (!kinds.has(kind)) kinds.set(kind, each)
  }
  return [...kinds.values()]
}

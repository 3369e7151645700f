import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { ToState } from '../../../shared/letters/mailing-of'
import { t } from '../../i18n/translate'
import type { Problem } from '../../session/acts'
import { Trouble } from '../../welcome/Trouble'
import { useConference } from '../conference'
import { proofOf } from './make-letters'
import { sayUnset, sayUnsetTo } from './say-letters'

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
  const [unset, setUnset] = useState<readonly ToState[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const stop = useRef<AbortController>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const look = async () => {
    const controller = new AbortController()
    stop.current = controller
    setBusy(true)
    setProblem(null)
    setUnset([])
    const made: Proof[] = []
    const without: ToState[] = []
    for (const kind of kindsOf(letters)) {
      for (const each of kind.slice(0, mostTried)) {
        const { state, drafted } = each
        const proof = await proofOf(session, drafted.letter, day, controller.signal)
        if (controller.signal.aborted) return
        if (proof.kind === 'proof') {
          made.push({ state: state.short('en'), picture: proof.picture })
          setProofs([...made])
          break
        }
        if (proof.why !== 'export-no-font') {
          setBusy(false)
          return setProblem(proof)
        }
        without.push(each)
      }
    }
    setBusy(false)
    setProofs(made)
    setUnset(without)
    if (made.length > 0) onSeen()
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
      {problem && <Trouble {...sayUnset(problem)} />}
      {unset.length > 0 && <Trouble {...sayUnsetTo(unset)} />}
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

/** Of a kind that no font can print none will come; where it is one name that it cannot, the next will. */
const mostTried = 3

/** Those of each language and set of paragraphs. */
function kindsOf(letters: readonly ToState[]): readonly (readonly ToState[])[] {
  const kinds = new Map<string, ToState[]>()
  for (const each of letters) {
    const { letter } = each.drafted
    const kind = `${letter.language} ${each.state.standing} ${letter.blocks.length}`
    const known = kinds.get(kind)
    if (known) known.push(each)
    else kinds.set(kind, [each])
  }
  return [...kinds.values()]
}

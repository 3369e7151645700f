import { useEffect, useMemo, useRef, useState } from 'react'
import { Button, ProgressBar } from 'react-aria-components'
import type { BlockId } from '../../../shared/ids'
import type { ToState } from '../../../shared/letters/mailing-of'
import { may } from '../../../shared/rights'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import type { Problem } from '../../session/acts'
import { Trouble } from '../../welcome/Trouble'
import { Check } from '../Check'
import { useConference, useRegister } from '../conference'
import { fileNameOf } from '../file-name'
import { sayNotDone } from '../sentences'
import { useAct } from '../use-act'
import { makeLetters } from './make-letters'
import { Proofs } from './Proofs'
import { savedLetters } from './plan'
import { sayHeld, sayUnset, sayUnsetTo, sayWithoutFont } from './say-letters'

interface OutgoingProps {
  readonly letters: readonly ToState[]
  readonly day: string
  readonly recommendation: BlockId
  /** The letters are still to be drafted anew: nobody looks at, or sends, those of a moment ago. */
  readonly isBehind: boolean
}

type Going =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making'; readonly done: number }
  | {
      readonly kind: 'made'
      readonly digest: string
      /** To which there is an approved letter. */
      readonly states: readonly string[]
      /** To which there is none. */
      readonly unset: readonly ToState[]
      /** Which differ from those saved before; `null` if none were. */
      readonly changed: readonly ToState[] | null
    }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'not-saved'; readonly why: 'disk-full' | 'not-permitted' | 'other' }

/** Looked at, approved, made, and written down as sent: in this order. */
export function Outgoing({ letters, day, recommendation, isBehind }: OutgoingProps) {
  const { session, host, seat } = useConference()
  const register = useRegister()
  const said = useMemo(
    () => JSON.stringify(letters.map(({ drafted }) => drafted.letter)),
    [letters],
  )
  /** What was approved, and what was looked at: another word in a letter, and it is so no more. */
  const [approved, setApproved] = useState<string | null>(null)
  const [seen, setSeen] = useState<string | null>(null)
  const [going, setGoing] = useState<Going>({ kind: 'idle' })
  const stop = useRef<AbortController>(null)
  const { doing, perform } = useAct()
  useEffect(() => () => stop.current?.abort(), [])

  const isApproved = approved === said
  const ready = letters.filter(({ drafted }) => drafted.held.length === 0)
  const make = async () => {
    const controller = new AbortController()
    stop.current = controller
    setGoing({ kind: 'making', done: 0 })
    const title = register?.conference.title ?? ''
    const before = savedLetters.get()
    const made = await makeLetters({
      session,
      letters: isApproved ? letters : letters.map(asDraft),
      title,
      day,
      say: { held: sayHeld, unset: sayWithoutFont },
      signal: controller.signal,
      progress: (done) => setGoing({ kind: 'making', done }),
      before,
    })
    if (controller.signal.aborted) return
    if (made.kind === 'problem') return setGoing({ kind: 'failed', problem: made })
    const name = `${fileNameOf(register?.conference ?? null)}-letters-${day}.zip`
    const saved = await host.save({ name, type: 'application/zip', bytes: made.bytes })
    if (saved.kind === 'failed') return setGoing({ kind: 'not-saved', why: saved.why })
    if (saved.kind === 'cancelled') return setGoing({ kind: 'idle' })
    const { digest, unset } = made
    const sent = isApproved ? ready.filter((each) => !isAmong(unset, each)) : []
    const states = sent.map(({ state }) => state.state)
    savedLetters.set(made.digests)
    const changed = before.size > 0 ? made.changed : null
    setGoing({ kind: 'made', digest, states, unset, changed })
  }
  const cancel = () => {
    stop.current?.abort()
    setGoing({ kind: 'idle' })
  }
  const mayDispatch = register && may(seat, 'dispatch-letters', register.stage) === 'yes'

  if (letters.length === 0) return <p className="hint">{t('letters.nobody')}</p>
  return (
    <section className="board" aria-label={t('letters.out')}>
      <Proofs letters={letters} day={day} isBehind={isBehind} onSeen={() => setSeen(said)} />
      {seen === said && (
        <Check
          isSelected={isApproved}
          onChange={(on) => setApproved(on ? said : null)}
          label={t('letters.approve', { count: ready.length })}
        />
      )}
      <div className="one-line">
        <Button
          className="button primary"
          isPending={going.kind === 'making'}
          isDisabled={isBehind}
          onPress={() => void make()}
        >
          {t(isApproved ? 'letters.make' : 'letters.make-drafts', { count: letters.length })}
        </Button>
        {going.kind === 'making' && (
          <Button className="button quiet" onPress={cancel}>
            {t('act.cancel')}
          </Button>
        )}
      </div>
      {going.kind === 'making' && (
        <ProgressBar
          className="letters-progress"
          aria-label={t('letters.making')}
          minValue={0}
          maxValue={letters.length}
          value={going.done}
        >
          {({ percentage = 0 }) => (
            <>
              <span className="letters-bar">
                <span style={{ inlineSize: `${percentage}%` }} />
              </span>
              <span>{t('letters.progress', { done: going.done, count: letters.length })}</span>
            </>
          )}
        </ProgressBar>
      )}
      {going.kind === 'failed' && <Trouble {...sayUnset(going.problem)} />}
      {going.kind === 'not-saved' && (
        <Trouble
          what={t(`export.failed.${going.why}.what`)}
          next={t(`export.failed.${going.why}.next`)}
        />
      )}
      <div role="status">
        {going.kind === 'made' && <p>{t('letters.made')}</p>}
        {going.kind === 'made' && going.changed && <p>{sayChanged(going.changed, letters)}</p>}
      </div>
      {going.kind === 'made' && going.unset.length > 0 && <Trouble {...sayUnsetTo(going.unset)} />}
      {going.kind === 'made' && going.states.length > 0 && mayDispatch && (
        <Button
          className="button"
          isPending={doing.kind === 'busy'}
          onPress={() => {
            const { digest } = going
            const states = going.states.map(idInRegister)
            const unmade = going.unset.map(({ state }) => idInRegister(state.state))
            const act = {
              recommendation,
              day,
              states,
              digest,
              ...(unmade.length > 0 && { unmade }),
            }
            void perform({ kind: 'dispatch-letters', ...act }).then(
              (done) => done && setGoing({ kind: 'idle' }),
            )
          }}
        >
          {t('letters.dispatched', { count: going.states.length })}
        </Button>
      )}
      {doing.kind === 'not-done' && <Trouble {...sayNotDone(doing.answer)} />}
    </section>
  )
}

/** Which are to be printed again. */
function sayChanged(changed: readonly ToState[], all: readonly ToState[]): string {
  const { length: count } = changed
  if (count === 0 || count === all.length) return t('letters.changed.all', { count })
  const states = formatList(changed.map(({ state }) => state.short('en')))
  return t('letters.changed', { count, states })
}

/** The register of States has them in small letters; files are called by capitals. */
function idInRegister(state: string): string {
  return state.toLowerCase()
}

/** Not the same value, where nobody has approved them. */
function isAmong(letters: readonly ToState[], { state }: ToState): boolean {
  return letters.some((each) => each.state.state === state.state)
}

/** Whatever is right with it: nobody has approved it. */
function asDraft(to: ToState): ToState {
  const { drafted } = to
  return { ...to, drafted: { ...drafted, letter: { ...drafted.letter, standing: 'draft' } } }
}

import { useCallback, useMemo } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Register } from '../../../shared/amendments/register'
import type { Credit } from '../../../shared/versions/credits'
import { isSameHand, type Run, runsOf, type Source } from '../../../shared/versions/handwriting'
import { byProposers } from '../../../shared/versions/proposers'
import { t } from '../../i18n/translate'
import type { OpenPassage } from '../../session/papers'
import { Trouble } from '../../welcome/Trouble'
import { useConference, useLive, usePlates, useRegister } from '../conference'
import { Mark } from '../delegations/Plate'
import { sayNotDone, sayPlace } from '../sentences'
import { useAltKey } from '../use-key-down'
import { useSpots } from '../use-reading'
import { askedWhose, type Spot } from './opened'
import { saySource } from './say-version'
import { useFetched } from './use-papers'

/** "Where do these words come from?": asked by a key or by its name, of the words that are selected. */
export function WhoseWords() {
  const { page } = useConference()
  const spot = useLive(askedWhose)
  useAltKey(
    'KeyW',
    'window',
    useCallback(() => askedWhose.set(page.editor()?.spot() ?? null), [page]),
  )
  return (
    <ModalOverlay
      className="veil"
      isDismissable
      isOpen={spot !== null}
      onOpenChange={(stays) => !stays && askedWhose.set(null)}
    >
      <Modal className="modal whose">
        <Dialog className="dialog">
          {({ close }) => (
            <>
              <Heading slot="title">{t('hands.title')}</Heading>
              {spot && <Answer spot={spot} />}
              <div className="dialog-acts">
                <Button className="button" autoFocus onPress={close}>
                  {t('hands.close')}
                </Button>
              </div>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Answer({ spot }: { readonly spot: Spot }) {
  const { papers } = useConference().session
  const register = useRegister()
  const spots = useSpots(true)
  const { block } = spot
  const ask = useCallback(() => papers.passage(block), [papers, block])
  const passage = useFetched(ask)
  if (passage.kind === 'problem') return <Trouble {...sayNotDone(passage)} />
  if (passage.kind === 'coming' || !register) return <p className="hint">{t('versions.coming')}</p>
  return (
    <>
      <p className="hint">
        {t(spot.from < spot.to ? 'hands.of-selection' : 'hands.of-block', {
          place: sayPlace(spots?.get(block)),
        })}
      </p>
      <Hands passage={passage.value} spot={spot} register={register} />
    </>
  )
}

/** Each stretch in one hand with whose it is, and who has taken words away. */
function Hands({
  passage: { block, hands: written },
  spot,
  register,
}: {
  readonly passage: OpenPassage
  readonly spot: Spot
  readonly register: Register
}) {
  const { size } = block.content
  const hands = useMemo(
    () => byProposers(written, (id) => (id === spot.block ? block : null), register),
    [written, block, spot, register],
  )
  const isPart = spot.from < spot.to
  const [from, to] = isPart ? [spot.from, Math.min(spot.to, size)] : [0, size]
  const runs = runsOf(hands, spot.block, size).filter((run) => run.from < to && from < run.to)
  const touched = (hands.touched[spot.block] ?? []).flatMap((index) => hands.sources[index] ?? [])
  const words = (run: Run) =>
    block.textBetween(Math.max(from, run.from), Math.min(to, run.to), ' ', ' ')
  return (
    <>
      <ol className="hands" aria-label={t('hands.list')}>
        {runs
          .filter((run) => words(run).trim() !== '')
          .map((run) => (
            <li key={run.from}>
              <q className="hands-words" dir="auto">
                {words(run)}
              </q>
              <Hand source={run.source} register={register} />
            </li>
          ))}
      </ol>
      {touched.length > 0 && (
        <section className="hands-touched">
          <h3>{t('hands.touched-by')}</h3>
          <ul>
            {touched.filter(isFirst).map((source) => (
              <li key={source.at}>
                <Hand source={source} register={register} how="touched" />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function isFirst(source: Source, index: number, all: readonly Source[]): boolean {
  return all.findIndex((each) => isSameHand(each, source)) === index
}

function Hand({
  source,
  register,
  how = 'wrote',
}: {
  readonly source: Source | null
  readonly register: Register
  readonly how?: Credit['how']
}) {
  const plates = usePlates()
  const said = saySource(source, register, plates, how)
  return (
    <span className="hand">
      {said.isKnown && <Mark delegation={said.delegation} />}
      <span>
        <bdi>{said.who}</bdi>
        <span className="hint">{said.how}</span>
      </span>
    </span>
  )
}

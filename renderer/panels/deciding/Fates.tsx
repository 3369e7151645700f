import type { Node } from 'prosemirror-model'
import { useMemo } from 'react'
import { type Amendment, labelOf } from '../../../shared/amendments/amendment'
import { drawBetween } from '../../../shared/amendments/drawn-between'
import { type Fate, type Foreseen, wordsUnder } from '../../../shared/amendments/foresee'
import type { Register } from '../../../shared/amendments/register'
import { linesOf } from '../../../shared/amendments/segments'
import { t } from '../../i18n/translate'
import { DrawnLines } from '../board/Redline'
import { nameOf, sayFall } from '../board/say-row'
import { usePlates } from '../conference'

type Done = Extract<Foreseen, { kind: 'done' }>

/** What a decision will do to the words, and to the other amendments. */
export function Fates({
  amendment,
  register,
  text,
  done,
}: {
  readonly amendment: Amendment
  readonly register: Register
  readonly text: Node
  readonly done: Done
}) {
  const lines = useMemo(
    () => effectOf(amendment, register, text, done),
    [amendment, register, text, done],
  )
  return (
    <>
      {lines.length === 0 ? (
        <p>{t('decide.text-stays')}</p>
      ) : (
        <section>
          <h3>
            {amendment.amends
              ? t('decide.words-become', { label: nameOf(amendment.amends, register.amendments) })
              : t('decide.text-becomes')}
          </h3>
          <DrawnLines lines={lines} />
        </section>
      )}
      {done.fates.length > 0 && (
        <section>
          <h3>{t('decide.others')}</h3>
          <ul className="fates">
            {done.fates.map((fate) => (
              <FateOf key={fate.amendment.id} fate={fate} register={register} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function FateOf({ fate, register }: { readonly fate: Fate; readonly register: Register }) {
  const plates = usePlates()
  const { amendment, fell, verdict } = fate
  return (
    <li data-fate={fell ? 'fell' : verdict}>
      <strong>{labelOf(amendment)}</strong> <bdi>{plates.nameOf(amendment.delegation)}</bdi>{' '}
      {fell
        ? t('decide.fate.fell', { why: sayFall(fell, register.amendments) })
        : t(`decide.fate.${verdict}`)}
    </li>
  )
}

/** The blocks that will say something else, as they are and as they will be. */
function effectOf(amendment: Amendment, register: Register, text: Node, done: Done) {
  const before = wordsUnder(amendment, register, text)
  const after = wordsUnder(amendment, done.register, done.text)
  const now = done.register.amendments.find(({ id }) => id === amendment.id)
  const changes = [
    amendment.change,
    ...(now?.state.kind === 'adopted-orally' ? [now.state.change] : []),
    ...('undo' in amendment.state && amendment.state.undo ? [amendment.state.undo] : []),
  ]
  return linesOf(drawBetween(changes, before, after))
}

import { useEffect, useMemo, useRef } from 'react'
import type { Register } from '../../../shared/amendments/register'
import { isChanged, type Row } from '../../../shared/versions/compare'
import type { Credit } from '../../../shared/versions/credits'
import { drawRow } from '../../editor/versions/drawn-row'
import { t } from '../../i18n/translate'
import { usePlates } from '../conference'
import { Mark } from '../delegations/Plate'
import { sayPlace } from '../sentences'
import type { Shown } from './ComparePage'
import { saySource } from './say-version'

/** One block of a comparison: where it stands, what became of it, and who proposed that. */
export function RowView({
  shown,
  credits,
  isAt,
  register,
}: {
  readonly shown: Shown
  /** `null` where nothing has changed. */
  readonly credits: readonly Credit[] | null
  readonly isAt: boolean
  readonly register: Register
}) {
  const { row } = shown
  const changed = isChanged(row)
  return (
    <li
      className="row"
      data-kind={row.kind}
      data-changed={changed || undefined}
      aria-current={isAt || undefined}
      tabIndex={changed ? -1 : undefined}
    >
      <p className="row-place">
        <Label shown={shown} />
      </p>
      <div className="row-words">
        {changed && <p className="row-what">{sayWhat(shown)}</p>}
        <Words row={row} />
      </div>
      {credits && <Credits credits={credits} register={register} />}
    </li>
  )
}

/** The number; of one that has another now, both. */
function Label({ shown: { before, after } }: { readonly shown: Shown }) {
  const [old, now] = [before?.label, after?.label]
  if (old && now && old !== now) {
    return <bdi>{t('versions.renumbered', { before: old, after: now })}</bdi>
  }
  return <bdi>{now ?? old}</bdi>
}

function sayWhat({ row, before, after }: Shown): string {
  const { kind, moved, form, turn, edits } = row
  const spot = after ?? before
  // The number alone stands beside the words already.
  const place = spot?.label && !spot.annex ? '' : sayPlace(spot)
  const said = [
    turn ? t(`versions.row.${turn}`) : kind !== 'same' && t(`versions.row.${kind}`),
    moved && t('versions.row.moved', { place: sayPlace(before) }),
    form && t('versions.row.form'),
  ].filter((each) => each !== false)
  const what = said.join('; ')
  const words =
    kind === 'changed' && edits.length > 1 ? t('versions.edits', { count: edits.length }) : ''
  return [place, what, words].filter((each) => each !== '').join(' · ')
}

function Words({ row }: { readonly row: Row }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const words = {
      out: t('margin.change.out'),
      in: t('margin.change.in'),
      note: t('versions.note'),
    }
    place.current?.replaceChildren(drawRow(row, words))
  }, [row])
  return <div className="row-text" ref={place} />
}

function Credits({
  credits,
  register,
}: {
  readonly credits: readonly Credit[]
  readonly register: Register
}) {
  const plates = usePlates()
  const said = useMemo(
    () =>
      credits.length === 0
        ? [saySource(null, register, plates)]
        : credits.map(({ source, how }) => saySource(source, register, plates, how)),
    [credits, register, plates],
  )
  return (
    <ul className="row-credits" aria-label={t('versions.credits')}>
      {said.map(({ delegation, who, how, isKnown }) => (
        <li key={`${who} ${how}`}>
          {isKnown && <Mark delegation={delegation} />}
          <span>
            <bdi>{who}</bdi>
            <span className="hint">{how}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

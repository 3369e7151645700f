import { useEffect, useMemo, useRef } from 'react'
import type { Drawn } from '../../../shared/amendments/drawn'
import type { Register } from '../../../shared/amendments/register'
import { hasChangedIn, isChanged } from '../../../shared/versions/compare'
import type { Credit } from '../../../shared/versions/credits'
import { drawRow } from '../../editor/versions/drawn-row'
import { t } from '../../i18n/translate'
import { BesideWords } from '../board/Redline'
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
      data-kind={row.drawn.how}
      data-changed={changed || undefined}
      aria-current={isAt || undefined}
      tabIndex={changed ? -1 : undefined}
    >
      <p className="row-place">
        <Label shown={shown} />
      </p>
      <div className="row-words">
        {changed && <p className="row-what">{sayWhat(shown)}</p>}
        <Words drawn={row.drawn} />
        {row.besides.map((beside) => (
          <p key={beside.what} className="redline-beside">
            <BesideWords beside={beside} />
          </p>
        ))}
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
  const spot = after ?? before
  // The number alone stands beside the words already.
  const place = spot?.label && !spot.annex ? '' : sayPlace(spot)
  const edits = 'edits' in row.drawn ? row.drawn.edits.length : 0
  const words = edits > 1 ? t('versions.edits', { count: edits }) : ''
  const what = [...saidOf({ row, before, after })].join('; ')
  return [place, what, words].filter((each) => each !== '').join(' · ')
}

function* saidOf({ row, before, after }: Omit<Shown, 'key'>): Iterable<string> {
  const { drawn, form, turned } = row
  switch (drawn.how) {
    case 'inserted':
    case 'deleted':
      yield t(`versions.row.${drawn.how}`)
      return
    case 'moved-away':
      yield t('versions.row.moved-away', { place: sayPlace(after) })
      return
    case 'same':
    case 'changed':
    case 'moved-here':
      if (turned) yield t(`versions.row.${turned}`)
      if (hasChangedIn(row)) yield t('versions.row.changed')
      if (drawn.turn) yield t(`versions.row.${drawn.turn}-next`)
      if (drawn.how === 'moved-here') yield t('versions.row.moved', { place: sayPlace(before) })
      if (form) yield t('versions.row.form')
  }
}

function Words({ drawn }: { readonly drawn: Drawn }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const words = {
      out: t('margin.change.out'),
      in: t('margin.change.in'),
      turns: { split: t('redline.split'), joined: t('redline.joined') },
    }
    place.current?.replaceChildren(drawRow(drawn, words))
  }, [drawn])
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

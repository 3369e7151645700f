import { useEffect, useRef, useState } from 'react'
import { labelOf } from '../../../shared/amendments/amendment'
import type { Deed, Register } from '../../../shared/amendments/register'
import { t } from '../../i18n/translate'
import type { Calm } from '../calm'
import { useRegister } from '../conference'
import { platesOf } from '../delegations/plates'
import { useOutdated } from './OutdatedNotice'
import { StaleHeard } from './StaleHeard'

/**
 * Says to those who listen what those who look can see: decisions at once, the stage, new
 * amendments and safety when there is a pause.
 */
export function Announcer({ safety }: { readonly safety: Calm }) {
  const register = useRegister()
  const news = useNews(register)
  const outdated = useOutdated()
  return (
    <>
      <div className="heard-only" aria-live="assertive">
        {news.decision}
      </div>
      <div className="heard-only" aria-live="polite">
        {news.other}
      </div>
      <div className="heard-only" aria-live="polite">
        {sayChange(safety)}
      </div>
      <div className="heard-only" aria-live="polite">
        {outdated && `${outdated.what} ${outdated.next}`}
      </div>
      <StaleHeard />
    </>
  )
}

/** Nothing for what goes back and forth while one types. */
function sayChange(safety: Calm): string {
  switch (safety.kind) {
    case 'offline':
      return t('bar.safety.heard.offline')
    case 'refused':
      return t('bar.safety.refused', { count: safety.unsent })
    default:
      return ''
  }
}

interface News {
  readonly decision: string
  readonly other: string
}

/** What entered the record since the window was opened; only the last deed of each kind. */
function useNews(register: Register | null): News {
  const read = useRef<number | null>(null)
  const [news, setNews] = useState<News>({ decision: '', other: '' })
  useEffect(() => {
    if (!register) return
    const { record } = register
    const known = read.current ?? record.length
    read.current = record.length
    for (const entry of record.slice(known)) {
      const said = sayNews(entry.deed, register)
      if (said) setNews((before) => ({ ...before, ...said }))
    }
  }, [register])
  return news
}

/** A hub of a later version may write down others. */
const heard = [
  'amendment-tabled',
  'amendment-revised',
  'amendment-withdrawn',
  'amendment-reintroduced',
  'amendment-considered',
  'amendment-adopted',
  'amendment-rejected',
  'amendment-deferred',
  'amendment-fallen',
  'amendment-reconsidered',
  'compromise-accepted',
] as const satisfies Deed['kind'][]
type Heard = Extract<Deed, { kind: (typeof heard)[number] }>

function isHeard(deed: Deed): deed is Heard {
  return heard.some((kind) => kind === deed.kind)
}

function sayNews(
  deed: Register['record'][number]['deed'],
  register: Register,
): Partial<News> | null {
  if (deed.kind === 'stage-opened') {
    return { other: t('bar.stage.heard', { stage: t(`bar.stage.${deed.stage}`) }) }
  }
  if (!isHeard(deed)) return null
  const amendment = register.amendments.find(({ id }) => id === deed.amendment)
  if (!amendment) return null
  const delegation = platesOf(register).nameOf(amendment.delegation)
  const said = t(`margin.heard.${deed.kind}`, { label: labelOf(amendment), delegation })
  return deed.kind === 'amendment-tabled' ? { other: said } : { decision: said }
}

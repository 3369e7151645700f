import type { Abilities } from '../../shared/host'
import { t } from '../i18n/translate'
import type { Answer } from '../session/acts'
import type { Outdated } from '../session/outdated'
import type { Aside } from '../session/set-aside'
import type { Spot } from './places'

/** What happened, and what is safe and to be done. */
export interface Sentences {
  readonly what: string
  readonly next: string
}

export type NotDone = Exclude<Answer, { kind: 'done' }>

export function sayNotDone({ why }: NotDone): Sentences {
  return { what: t(`problem.act.${why}.what`), next: t(`problem.act.${why}.next`) }
}

/** Why the hub does not take the words of a document. */
export function sayClosed(why: Aside['why']): Sentences {
  return { what: t(`problem.closed.${why}.what`), next: t(`problem.closed.${why}.next`) }
}

/** Why this window only shows the text. A page that the hub serves need but be loaded again. */
export function sayOutdated(why: Outdated, { host: isApplication }: Abilities): Sentences {
  const side = why === 'content' || isApplication ? why : 'page'
  return { what: t(`problem.outdated.${side}.what`), next: t(`problem.outdated.${side}.next`) }
}

/** "paragraph 12", "annex I, paragraph 3 (a)"; of a block that is gone, that it is. */
export function sayPlace(spot: Spot | null | undefined): string {
  if (!spot) return t('panel.place.gone')
  const place = spot.label
    ? t(`panel.place.${spot.kind}`, { label: spot.label })
    : t(`panel.place.${spot.kind}-unnumbered`)
  return spot.annex ? t('panel.place.in-annex', { annex: spot.annex, place }) : place
}

import { useMemo, useState } from 'react'
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { z } from 'zod'
import { targetOf } from '../../../shared/amendments/change'
import type { DelegationId } from '../../../shared/ids'
import { keptValue, shelfHere } from '../../host/kept'
import { t } from '../../i18n/translate'
import { useConference, useLive, usePlates, useRegister } from '../conference'
import { CloseIcon } from '../icons'
import { useReading } from '../use-reading'
import { type News, newsFor } from './news'
import './news.css'

/** What a delegation wants to know of: a quiet count in the bar, and a list behind it. */
export function NewsButton() {
  const { seat } = useConference()
  return seat.role === 'delegation' ? <NewsOf own={seat.delegation} /> : null
}

const SeenSchema = z.array(z.string())

function NewsOf({ own }: { readonly own: DelegationId }) {
  const { session, seat, page } = useConference()
  const register = useRegister()
  const folder = useLive(session.folder)
  const text = useReading(true)
  const plates = usePlates()
  const id = register?.conference.id
  const seen = useMemo(
    () => keptValue(`rapporteur.news.${id}.${seat.person}`, SeenSchema, [], shelfHere()),
    [id, seat.person],
  )
  const putAway = useLive(seen)
  const all = useMemo(
    () => (register ? newsFor(own, register, folder, text) : []),
    [own, register, folder, text],
  )
  const news = all.filter(({ key }) => !putAway.includes(key))
  // Of what is not there any more nothing need be remembered.
  const dismiss = (keys: readonly string[]) =>
    seen.set([...putAway.filter((key) => all.some((each) => each.key === key)), ...keys])
  const say = (each: News) =>
    t(`news.${each.kind}`, {
      label: each.label ?? '',
      by: each.by ? plates.nameOf(each.by) : '',
    })
  const go = (each: News) => {
    const found = register?.amendments.find((one) => one.id === each.amendment)
    const target = found && targetOf(found.change)
    page.selectAmendment(each.amendment)
    if (target) page.editor()?.goTo(target)
  }
  return (
    <>
      <Heard news={news} say={say} />
      <DialogTrigger>
        <Button
          className="button quiet news-button"
          aria-label={t('news.count', { count: news.length })}
        >
          {t('news.title')}
          {news.length > 0 && <span className="count">{news.length}</span>}
        </Button>
        <Popover className="popover" placement="bottom end">
          <Dialog className="news">
            {({ close }) => (
              <>
                <header className="news-head">
                  <Heading slot="title">{t('news.title')}</Heading>
                  {news.length > 1 && (
                    <Button
                      className="button small quiet"
                      onPress={() => dismiss(news.map(({ key }) => key))}
                    >
                      {t('news.put-all-away')}
                    </Button>
                  )}
                </header>
                {news.length === 0 && <p className="hint">{t('news.none')}</p>}
                <ul>
                  {news.map((each) => (
                    <li key={each.key}>
                      <Button
                        className="news-item"
                        onPress={() => {
                          close()
                          go(each)
                        }}
                      >
                        {say(each)}
                      </Button>
                      <Button
                        className="button quiet icon-only"
                        aria-label={t('news.put-away', { news: say(each) })}
                        onPress={() => dismiss([each.key])}
                      >
                        <CloseIcon />
                      </Button>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </>
  )
}

/** Decisions are said to everyone when they are taken; here only what nobody else is told. */
const heardHere: ReadonlySet<News['kind']> = new Set([
  'collides',
  'target-gone',
  'invited',
  'invited-to-draft',
  'draft-discarded',
  'offer',
])

/** Says once what has come since the window was opened. */
function Heard({
  news,
  say,
}: {
  readonly news: readonly News[]
  readonly say: (news: News) => string
}) {
  const [known] = useState(() => new Set(news.map(({ key }) => key)))
  const fresh = news.filter(({ key, kind }) => heardHere.has(kind) && !known.has(key))
  return (
    <div className="heard-only" aria-live="polite">
      {fresh.map((each) => (
        <p key={each.key}>{say(each)}</p>
      ))}
    </div>
  )
}

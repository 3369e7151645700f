import { Button } from 'react-aria-components'
import { t } from '../i18n/translate'
import { type Aside, asText } from '../session/set-aside'
import { Trouble } from '../welcome/Trouble'
import { CopyButton } from './CopyButton'
import { useConference } from './conference'
import { sayClosed } from './sentences'

/** Of a paste of megabytes the first words tell which one it was; the copy has all of them. */
const most = { passages: 20, letters: 1_000 } as const

/** Words that the hub did not take: to be read, copied, and thrown away by whoever wrote them. */
export function SetAside({ aside }: { readonly aside: Aside }) {
  const { session } = useConference()
  const shown = aside.passages.slice(0, most.passages)
  const more = aside.passages.length - shown.length
  return (
    <div className="notice">
      <Trouble {...sayClosed(aside.why)} />
      <div className="set-aside">
        {shown.map(({ label, text }) => (
          <p key={text} dir="auto">
            {label && <span className="set-aside-label">{label}</span>}
            {beginningOf(text)}
          </p>
        ))}
        {more > 0 && <p>{t('problem.aside.more', { count: more })}</p>}
      </div>
      <CopyButton text={asText(aside)} label={t('act.copy')} className="button small" />
      <Button className="button small quiet" onPress={() => session.discardAside(aside)}>
        {t('problem.aside.discard')}
      </Button>
    </div>
  )
}

function beginningOf(text: string): string {
  return text.length > most.letters ? `${text.slice(0, most.letters)}…` : text
}

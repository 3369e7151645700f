import { useRef } from 'react'
import { isPending } from '../../../shared/amendments/amendment'
import type { Register } from '../../../shared/amendments/register'
import { delegationId } from '../../../shared/ids'
import { compareNames } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { chord } from '../chord'
import { useConference, useLive, usePlates, useRegister } from '../conference'
import type { Plates } from '../delegations/plates'
import { Item, MenuTool } from '../tools/MenuTool'
import { useAltKey } from '../use-key-down'
import { opened } from '../versions/opened'
import { type Seeing, seeingAll, seeingNone, seenIn } from './seeing'

/** Which amendments are shown over the text; a key hides them all and shows them again. */
export function SeeingTool() {
  const { page } = useConference()
  const register = useRegister()
  const plates = usePlates()
  const seeing = seenIn(useLive(page.seeing), plates.all)
  const before = useRef<Seeing>(seeingAll)
  const see = (next: Seeing) => {
    if (next.kind === 'none' && seeing.kind !== 'none') before.current = seeing
    page.seeing.set(next)
  }
  useAltKey('KeyV', 'window', () => see(seeing.kind === 'none' ? before.current : seeingNone))
  const sponsors = sponsorsIn(register, plates)
  if (sponsors.length === 0) return null
  return (
    <>
      <MenuTool
        name={saySeeing(seeing, plates)}
        label={t('seeing.label')}
        keys={chord('Mod-Alt-V')}
        onAction={(key) => {
          if (key === 'as-amended') opened.set({ kind: 'as-amended', by: seeing })
          else see(readKey(key))
        }}
      >
        {(['all', 'selected', 'none'] as const).map((kind) => (
          <Item key={kind} id={kind} name={t(`seeing.${kind}`)} checked={seeing.kind === kind} />
        ))}
        {sponsors.map((each) => (
          <Item
            key={each}
            id={`of ${each}`}
            name={t('seeing.delegation', { delegation: plates.nameOf(each) })}
            checked={seeing.kind === 'delegation' && seeing.delegation === each}
          />
        ))}
        <Item id="as-amended" name={t('seeing.as-amended')} checked={false} />
      </MenuTool>
      <span className="heard-only" role="status">
        {t('seeing.heard', { what: saySeeing(seeing, plates) })}
      </span>
    </>
  )
}

export function saySeeing(seeing: Seeing, plates: Plates): string {
  return seeing.kind === 'delegation'
    ? t('seeing.delegation', { delegation: plates.nameOf(seeing.delegation) })
    : t(`seeing.${seeing.kind}`)
}

function readKey(key: string): Seeing {
  if (key === 'all' || key === 'none' || key === 'selected') return { kind: key }
  return { kind: 'delegation', delegation: delegationId(key.replace(/^of /, '')) }
}

/** Those who have something before the conference, by name. */
function sponsorsIn(register: Register | null, plates: Plates) {
  const pending = (register?.amendments ?? []).filter(isPending)
  const ids = new Set(pending.flatMap(({ delegation, sponsors }) => [delegation, ...sponsors]))
  return [...ids].sort((a, b) => compareNames(plates.nameOf(a), plates.nameOf(b)))
}

import type { Amendment } from '../../shared/amendments/amendment'
import type { Deed, RecordEntry } from '../../shared/amendments/register'
import { formatDateTime, formatList, formatNumber } from '../i18n/format'
import { t } from '../i18n/translate'
import { usePlates, useRegister } from './conference'
import { type Plates, partOf } from './delegations/plates'
import { sayPeople } from './delegations/say-people'
import { DispatchedTo } from './letters/DispatchedTo'
import { sayAmendment, withOthers } from './say-amendment'
import { sayAdoptedOver, sayNegotiation } from './say-negotiation'

/** What was done, by whom and when: the newest first. */
export function RecordPanel() {
  const register = useRegister()
  const plates = usePlates()
  if (!register) return null
  const say = (entry: RecordEntry) => sayDeed(entry.deed, plates, register.amendments)
  return (
    <table className="record">
      <thead className="heard-only">
        <tr>
          <th scope="col">{t('record.number')}</th>
          <th scope="col">{t('record.deed')}</th>
          <th scope="col">{t('record.by')}</th>
        </tr>
      </thead>
      <tbody>
        {[...register.record].reverse().map((entry) => (
          <tr key={entry.number}>
            <td className="record-number">{formatNumber(entry.number)}</td>
            <td>
              {say(entry)}
              <time className="hint" dateTime={entry.at}>
                {formatDateTime(entry.at)}
              </time>
              {entry.deed.kind === 'letters-dispatched' && <DispatchedTo deed={entry.deed} />}
            </td>
            <td>
              <bdi>{entry.by.name}</bdi>
              <span className="hint">
                <bdi>{partOf(entry.by, plates)}</bdi>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function sayDeed(deed: Deed, plates: Plates, amendments: readonly Amendment[]): string {
  return withOthers(sayItself(deed, plates, amendments), deed.others, amendments)
}

function sayItself(deed: Deed, plates: Plates, amendments: readonly Amendment[]): string {
  switch (deed.kind) {
    case 'hosted':
      return t('record.hosted', { title: deed.title })
    case 'delegation-accredited':
      return t('record.delegation-accredited', { delegation: plates.nameOf(deed.delegation) })
    case 'invited': {
      const delegation = deed.delegation ? plates.nameOf(deed.delegation) : ''
      return t(`record.invited.${deed.role}`, { delegation })
    }
    case 'device-invited':
      return t('record.device-invited')
    case 'invitation-revoked':
    case 'device-revoked':
    case 'seat-changed':
      return sayPeople(deed, plates)
    case 'joined':
      return t('record.joined')
    case 'standby-invited':
      return t('record.standby-invited')
    case 'taken-over':
      return t('record.taken-over', { term: deed.term })
    case 'stage-opened':
      if (deed.over) return sayAdoptedOver(deed.over)
      return t('record.stage-opened', { stage: t(`bar.stage.${deed.stage}`) })
    case 'amendment-tabled':
    case 'amendment-revised':
    case 'amendment-withdrawn':
    case 'amendment-reintroduced':
    case 'amendment-considered':
    case 'amendment-adopted':
    case 'amendment-rejected':
    case 'amendment-deferred':
    case 'amendment-fallen':
    case 'amendment-reconsidered':
    case 'sponsor-joined':
    case 'sponsor-left':
    case 'position-taken':
    case 'compromise-accepted':
    case 'disposition-agreed':
    case 'deadline-set':
    case 'leave-granted':
    case 'votes-allowed':
    case 'order-set':
    case 'text-typed':
      return sayAmendment(deed, plates, amendments)
    case 'bracket-stand':
    case 'bracket-described':
    case 'bracket-settled':
    case 'sign-taken':
    case 'alternative-chosen':
    case 'agreed-ad-referendum':
    case 'agreed-reopened':
      return sayNegotiation(deed, amendments)
    case 'numbers-frozen':
      return t('record.numbers-frozen')
    case 'renumbered':
      return t(`record.renumbered.${deed.policy}`, { count: deed.changed })
    case 'states-kept':
      return t('record.states-kept', { count: deed.count, source: deed.source })
    case 'state-changed':
      return t('record.state-changed', { name: deed.name })
    case 'recommendation-followed': {
      const progress = t(`follow-up.progress.${deed.progress}`)
      if (!deed.label) return t('record.recommendation-followed-unnumbered', { progress })
      return t('record.recommendation-followed', { label: deed.label, progress })
    }
    case 'names-kept':
      return t('record.names-kept')
    case 'version-issued':
      return t('record.version-issued', { symbol: deed.symbol })
    case 'text-signed':
      return t('record.text-signed')
    case 'text-taken-in':
      return t(deed.issued ? 'record.text-taken-in-over' : 'record.text-taken-in', {
        file: deed.file,
      })
    case 'letters-dispatched':
      return [
        t('record.letters-dispatched', { count: deed.states.length, day: deed.day }),
        ...(deed.unmade ? [t('record.letters-unmade', { states: codes(deed.unmade) })] : []),
      ].join(' ')
    default:
      // A hub of a later version writes down what this one has no words for.
      deed satisfies never
      return t('record.unknown')
  }
}

/** "CHN, MNG": as the files of the letters are called. */
function codes(states: readonly string[]): string {
  return formatList(states.map((state) => state.toUpperCase()))
}

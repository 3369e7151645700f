import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { assertNever } from '../../shared/assert-never'
import { formatSince } from '../i18n/format'
import { t } from '../i18n/translate'
import type { Calm } from './calm'
import { useConference } from './conference'
import { OfflineIcon, RefusedIcon, SavedIcon, SendingIcon } from './icons'
import { type Sentences, sayClosed } from './sentences'

/** Whether what was typed is safe: always there, always true, and never blinking. */
export function SafetyWord({ safety }: { readonly safety: Calm }) {
  const { session } = useConference()
  const { what, next } = explain(safety)
  const canRetry = safety.kind === 'offline' || safety.kind === 'connecting'
  return (
    <DialogTrigger>
      <Button className="button quiet safety" data-safety={safety.kind}>
        <SafetyIcon safety={safety} />
        <span className="safety-word">{word(safety)}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="safety-explained">
          <Heading slot="title">{what}</Heading>
          <p>{next}</p>
          {canRetry && (
            <Button className="button" onPress={session.retry}>
              {t('bar.safety.retry')}
            </Button>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function word(safety: Calm): string {
  switch (safety.kind) {
    case 'connecting':
    case 'saved':
    case 'sending':
      return t(`bar.safety.${safety.kind}`)
    case 'refused':
      return t('bar.safety.refused', { count: safety.unsent })
    case 'sending-slow':
      return t('bar.safety.sending-slow', { count: safety.unsent })
    case 'offline':
      return t('bar.safety.offline', { time: timeOf(safety.since), count: safety.unsent })
    default:
      return assertNever(safety)
  }
}

function explain(safety: Calm): Sentences {
  switch (safety.kind) {
    case 'connecting':
    case 'saved':
    case 'sending':
    case 'sending-slow':
      return {
        what: t(`bar.safety.${safety.kind}.what`),
        next: t(`bar.safety.${safety.kind}.next`),
      }
    case 'offline':
      return {
        what: safety.slow
          ? t('bar.safety.offline.slow')
          : t('bar.safety.offline.what', { time: timeOf(safety.since) }),
        next: t('bar.safety.offline.next', { count: safety.unsent }),
      }
    case 'refused':
      return sayClosed(safety.reason)
    default:
      return assertNever(safety)
  }
}

function SafetyIcon({ safety }: { readonly safety: Calm }) {
  switch (safety.kind) {
    case 'saved':
      return <SavedIcon />
    case 'offline':
      return <OfflineIcon />
    case 'refused':
      return <RefusedIcon />
    case 'connecting':
    case 'sending':
    case 'sending-slow':
      return <SendingIcon />
    default:
      return assertNever(safety)
  }
}

function timeOf(ms: number): string {
  return formatSince(new Date(ms).toISOString(), new Date())
}

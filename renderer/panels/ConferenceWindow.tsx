import type { Host } from '../../shared/host'
import type { Joined } from '../../shared/protocol'

export function ConferenceWindow({
  joined,
}: {
  readonly host: Host
  readonly address: string
  readonly joined: Joined
}) {
  return <main>{joined.conference.title}</main>
}

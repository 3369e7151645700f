import { parseInvitationLink } from '../../shared/invitation-link'
import { type Joined, JoinedSchema, type JoinRequest } from '../../shared/protocol'
import type { RunningHub } from './hub-process'

/**
 * Takes the secretariat's seat at a hub that this machine has just started. `null` when it will not
 * give it, which a hub of the same version has no reason for.
 */
export async function redeem(hub: RunningHub, name: string): Promise<Joined | null> {
  const invitation = parseInvitationLink(hub.invitation)
  if (!invitation) return null
  const request: JoinRequest = { token: invitation.token, name }
  const answer = await fetch(`http://127.0.0.1:${new URL(hub.address).port}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  }).catch(() => null)
  if (!answer?.ok) return null
  return JoinedSchema.safeParse(await answer.json().catch(() => null)).data ?? null
}

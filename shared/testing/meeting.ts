import type { Node } from 'prosemirror-model'
import { decide } from '../amendments/acts'
import type { Circumstances, Decision, Done, Situation } from '../amendments/decision'
import { emptyFile, emptyFolder, type Folder, type SecretariatFile } from '../amendments/folder'
import { newRegister, type Register } from '../amendments/register'
import type { Seat, Stage } from '../conference'
import { eachBlock } from '../document/blocks'
import { schema } from '../document/schema'
import {
  type AmendmentId,
  type BlockId,
  conferenceId,
  type DelegationId,
  delegationId,
  deviceId,
  type InvitationId,
  personId,
  textId,
} from '../ids'
import { type Device, nobody, type People } from '../people'
import type { Act } from '../protocol'
import { heading, p, section, text } from './build'

/** A meeting in memory, for the tests of acts: three delegations, the chair and a small text. */
export const at = '2005-11-23T10:00:00.000Z'

export const ardesia = delegationId('ardesia')
export const belvane = delegationId('belvane')
export const doria = delegationId('doria')

export const seat = (
  name: string,
  of: { role: 'secretariat' | 'president' | 'observer' },
): Seat => ({
  person: personId(name),
  name,
  ...of,
})
export const delegate = (name: string, delegation: DelegationId, pen = true): Seat => ({
  person: personId(name),
  name,
  role: 'delegation',
  delegation,
  pen,
})
export const secretariat = seat('sara', { role: 'secretariat' })
export const president = seat('paul', { role: 'president' })
export const ana = delegate('ana', ardesia)
export const ben = delegate('ben', belvane)
export const dan = delegate('dan', doria)

/** Good for a month. */
export function deviceOf({ person }: Seat, name: string): Device {
  return {
    id: deviceId(name),
    person,
    keys: { sign: '', agree: '' },
    joined: at,
    expires: '2005-12-23T10:00:00.000Z',
    invitation: 'i' as InvitationId,
    revoked: null,
  }
}

export const opening = text(
  section(
    's',
    heading('h', 1, 'Conclusions'),
    p('one', 'The Conference noted the report.'),
    p('two', 'The Conference thanked the President.'),
    schema.node('table', { id: 'table' }),
  ),
)

export function start(stage: Stage = 'amending'): Situation {
  return {
    register: {
      ...newRegister({
        id: conferenceId('c7'),
        title: 'Seventh Annual Conference',
        symbol: null,
        meeting: 'Geneva, 23 November 2005',
        text: textId('t7'),
      }),
      stage,
      delegations: [
        { id: ardesia, name: 'Ardesia' },
        { id: belvane, name: 'Belvane' },
        { id: doria, name: 'Doria' },
      ],
    },
    text: opening,
    folderOf: () => emptyFolder,
    secretariat: emptyFile,
    people: nobody,
    draftContent: null,
  }
}

export const circumstances: Circumstances = {
  at,
  newId: () => 'n',
  invitationDays: 30,
  digest: (value) => `digest of ${JSON.stringify(value).length}`,
}

/** A meeting that applies each act, as the hub does, and keeps each delegation's folder apart. */
export function meet(stage: Stage = 'amending', register?: Register) {
  let made = 0
  let situation: Situation = { ...start(stage), ...(register && { register }) }
  const folders = new Map<DelegationId, Folder>()
  const newId = () => `new-${++made}`
  return {
    /** What the hub's clock says. */
    now: at,
    /** On which devices they take part. */
    people: nobody as People,
    get register(): Register {
      return situation.register
    },
    get text(): Node {
      return situation.text
    },
    folder: (of: DelegationId): Folder => folders.get(of) ?? emptyFolder,
    get secretariat(): SecretariatFile {
      return situation.secretariat
    },
    act(by: Seat, act: Act, draftContent: Node | null = null): Decision {
      const folderOf = (of: DelegationId) => folders.get(of) ?? emptyFolder
      const on = { ...situation, people: this.people, folderOf, draftContent }
      const decision = decide(act, by, on, { ...circumstances, at: this.now, newId })
      if (decision.kind === 'refused') return decision
      situation = {
        ...situation,
        register: decision.register ?? situation.register,
        text: decision.text ?? situation.text,
        secretariat: decision.secretariat ?? situation.secretariat,
      }
      for (const [of, folder] of decision.folders ?? []) folders.set(of, folder)
      return decision
    },
    done(by: Seat, act: Act, draftContent: Node | null = null): Done {
      const decision = this.act(by, act, draftContent)
      if (decision.kind === 'refused') throw new Error(`Refused: ${decision.why}`)
      return decision
    },
    /** Drafts and tables an amendment of one block. */
    table(by: Seat, target: string, ...proposed: Node[]): AmendmentId {
      const drafted = this.done(by, draft(target))
      if (drafted.result.kind !== 'draft') throw new Error('A draft is answered with its id')
      const { amendment } = drafted.result
      this.done(by, tabling(amendment), content(...proposed))
      return amendment
    },
  }
}

/** What the document of a draft holds. */
export const content = (...blocks: Node[]): Node => text(schema.node('section', null, blocks))

/** What is proposed is given beside it, as the hub reads it out of the act. */
export const tabling = (amendment: AmendmentId, rationale = ''): Act => ({
  kind: 'table-amendment',
  amendment,
  content: {},
  rationale,
  seen: 0,
})
export const adopt = (amendment: AmendmentId): Act => ({ kind: 'adopt-amendment', amendment })
export const reject = (amendment: AmendmentId): Act => ({ kind: 'reject-amendment', amendment })
export const withdraw = (amendment: AmendmentId): Act => ({ kind: 'withdraw-amendment', amendment })
export const draft = (...blocks: string[]) =>
  ({
    kind: 'draft-amendment',
    place: { kind: 'there' },
    blocks: blocks as BlockId[],
  }) satisfies Act
export const open = (stage: Stage): Act => ({ kind: 'open-stage', stage })

export const welcomed = p('one', 'The Conference welcomed the report.')

export function words(of: Node): string[] {
  const out: string[] = []
  eachBlock(of, ({ node }) => out.push(node.textContent))
  return out
}

import type { Stage } from '../conference'
import type { AmendmentId, DelegationId, Instant, VersionId } from '../ids'
import type { AmendmentState, Fall } from './amendment'
import { causeOf } from './decision-acts'
import type { Deed, Register } from './register'

/** What a register must say if the record is true, as far as the record tells it. */
export interface ByRecord {
  readonly stage: Stage
  readonly votes: boolean
  readonly delegations: ReadonlySet<DelegationId>
  readonly deadlines: ReadonlyMap<Stage, Instant | null>
  readonly amendments: ReadonlyMap<AmendmentId, AmendmentState['kind']>
  /** The digest of what was issued as each version. */
  readonly versions: ReadonlyMap<VersionId, string>
}

/** Anything at which the register says otherwise. */
export type Difference =
  | { readonly kind: 'stage' | 'votes' }
  | { readonly kind: 'delegation'; readonly id: DelegationId }
  | { readonly kind: 'deadline'; readonly stage: Stage }
  | { readonly kind: 'amendment'; readonly id: AmendmentId }
  | { readonly kind: 'version'; readonly id: VersionId }

/**
 * Does in memory what the record says was done, from the first entry to the last. Which amendment
 * amends which the record does not say; it never changes, and is taken from the register.
 */
export function byRecord(deeds: readonly Deed[], parentOf: ParentOf): ByRecord {
  const states = new States(parentOf)
  let [stage, votes]: [Stage, boolean] = ['drafting', false]
  const delegations = new Set<DelegationId>()
  const deadlines = new Map<Stage, Instant | null>()
  const versions = new Map<VersionId, string>()
  for (const deed of deeds) {
    if (deed.kind === 'stage-opened') {
      stage = deed.stage
      if (deed.issued) versions.set(deed.issued.version, deed.issued.digest)
    } else if (deed.kind === 'text-taken-in') {
      if (deed.issued) versions.set(deed.issued.version, deed.issued.digest)
    } else if (deed.kind === 'version-issued') versions.set(deed.version, deed.digest)
    else if (deed.kind === 'delegation-accredited') delegations.add(deed.delegation)
    else if (deed.kind === 'deadline-set') deadlines.set(deed.stage, deed.until)
    else if (deed.kind === 'votes-allowed') votes = deed.allowed
    else states.take(deed)
    for (const { amendment, fell } of deed.others ?? []) if (fell) states.fall(amendment, fell)
  }
  return { stage, votes, delegations, deadlines, amendments: states.all(), versions }
}

/** Where a register departs from what its own record says. */
export function differences(register: Register): readonly Difference[] {
  const { amendments, record } = register
  const parents = new Map(amendments.map(({ id, amends }) => [id, amends]))
  const said = byRecord(
    record.map(({ deed }) => deed),
    (id) => parents.get(id) ?? null,
  )
  const found: Difference[] = []
  if (said.stage !== register.stage) found.push({ kind: 'stage' })
  if (said.votes !== register.votes) found.push({ kind: 'votes' })
  const known = new Set(register.delegations.map(({ id }) => id))
  for (const id of said.delegations) if (!known.has(id)) found.push({ kind: 'delegation', id })
  for (const [stage, until] of said.deadlines) {
    if ((register.deadlines[stage] ?? null) !== until) found.push({ kind: 'deadline', stage })
  }
  const kinds = new Map(amendments.map(({ id, state }) => [id, state.kind]))
  for (const id of union(kinds, said.amendments)) {
    if (kinds.get(id) !== said.amendments.get(id)) found.push({ kind: 'amendment', id })
  }
  const digests = new Map(register.versions.map(({ id, digest }) => [id, digest]))
  for (const id of union(digests, said.versions)) {
    if (digests.get(id) !== said.versions.get(id)) found.push({ kind: 'version', id })
  }
  return found
}

type ParentOf = (amendment: AmendmentId) => AmendmentId | null
type State = { readonly kind: Exclude<AmendmentState['kind'], 'fallen'> } | FallenState
type FallenState = { readonly kind: 'fallen'; readonly why: Fall }

class States {
  readonly #states = new Map<AmendmentId, State>()

  constructor(readonly parentOf: ParentOf) {}

  all(): ReadonlyMap<AmendmentId, AmendmentState['kind']> {
    return new Map([...this.#states].map(([id, { kind }]) => [id, kind]))
  }

  take(deed: Deed): void {
    switch (deed.kind) {
      case 'amendment-tabled':
      case 'amendment-reintroduced':
        this.#states.set(deed.amendment, { kind: 'tabled' })
        break
      case 'amendment-considered':
        this.#consider(deed.amendment)
        break
      case 'amendment-adopted':
        this.#end(deed.amendment, { kind: deed.orally ? 'adopted-orally' : 'adopted' })
        break
      case 'amendment-rejected':
        this.#end(deed.amendment, { kind: 'rejected' })
        break
      case 'amendment-withdrawn':
        this.#end(deed.amendment, { kind: 'withdrawn' })
        break
      case 'amendment-deferred':
        this.#states.set(deed.amendment, { kind: 'deferred' })
        break
      case 'amendment-fallen':
        this.#end(deed.amendment, { kind: 'fallen', why: deed.why })
        break
      case 'amendment-reconsidered':
        this.#restore(deed.amendment)
        this.#consider(deed.amendment)
        break
      case 'compromise-accepted':
        this.#states.set(deed.amendment, { kind: 'tabled' })
        for (const id of deed.of) this.#end(id, { kind: 'merged' })
        break
      case 'disposition-agreed':
        if (deed.disposition !== 'withdraw') break
        for (const id of deed.of) this.#end(id, { kind: 'withdrawn' })
        break
      default:
        break
    }
  }

  fall(id: AmendmentId, why: Fall): void {
    this.#end(id, { kind: 'fallen', why })
  }

  /** One at a time: what was before the conference until now waits again. */
  #consider(id: AmendmentId): void {
    for (const [other, { kind }] of this.#states) {
      if (kind === 'considered') this.#states.set(other, { kind: 'tabled' })
    }
    this.#states.set(id, { kind: 'considered' })
  }

  #end(id: AmendmentId, state: State): void {
    this.#states.set(id, state)
    for (const [child, { kind }] of this.#states) {
      const isOpen = kind === 'tabled' || kind === 'considered' || kind === 'deferred'
      if (isOpen && this.parentOf(child) === id) {
        this.#states.set(child, { kind: 'fallen', why: { kind: 'parent-decided', parent: id } })
      }
    }
  }

  #restore(id: AmendmentId): void {
    const fell = (because: ReadonlySet<AmendmentId | null>) =>
      [...this.#states].flatMap(([each, state]) =>
        state.kind === 'fallen' && because.has(causeOf(state.why)) ? [each] : [],
      )
    const first = fell(new Set([id]))
    for (const each of [...first, ...fell(new Set(first))]) {
      this.#states.set(each, { kind: 'tabled' })
    }
  }
}

function union<T>(...maps: ReadonlyMap<T, unknown>[]): ReadonlySet<T> {
  return new Set(maps.flatMap((map) => [...map.keys()]))
}

import { z } from 'zod'
import { type DelegationId, isId } from '../../shared/ids'

/** Bytes of what everybody may know of, and of what nobody may detect but whose it is. */
export type Manner = 'open' | 'sealed'
export type Weight = Readonly<Record<Manner, number>>

const bytes = z.int().min(0)
/** A number alone was written before the two were told apart: of those bytes nothing is said. */
const WeightSchema = z.union([
  z.tuple([bytes, bytes]).transform(([open, sealed]): Weight => ({ open, sealed })),
  bytes.transform((sealed): Weight => ({ open: 0, sealed })),
])
export const TallySchema = z.record(z.string().refine(isId), WeightSchema)
type Written = z.input<typeof TallySchema>

const none: Weight = { open: 0, sealed: 0 }

/** How much each delegation has had kept. */
export class Tally {
  readonly #all: Map<string, Weight>

  constructor(kept: z.output<typeof TallySchema> = {}) {
    this.#all = new Map(Object.entries(kept))
  }

  get delegations(): readonly DelegationId[] {
    return [...this.#all.keys()] as DelegationId[]
  }

  add(delegation: DelegationId, manner: Manner, bytes: number): void {
    const before = this.of(delegation)
    this.#all.set(delegation, { ...before, [manner]: Math.max(0, before[manner] + bytes) })
  }

  of(delegation: DelegationId): Weight {
    return this.#all.get(delegation) ?? none
  }

  in(delegation: DelegationId): number {
    const { open, sealed } = this.of(delegation)
    return open + sealed
  }

  toJSON(): Written {
    return Object.fromEntries([...this.#all].map(([id, { open, sealed }]) => [id, [open, sealed]]))
  }
}

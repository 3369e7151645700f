import { z } from 'zod'
import { roles } from './conference'
import { type DelegationId, isId } from './ids'

const ItemSchema = z.strictObject({ client: z.int().min(0), clock: z.int().min(0) })
/**
 * A place in a shared document, as Yjs writes it. One that says nothing at all makes Yjs throw, and
 * one that names another root makes it add that root to the document of everyone who looks.
 */
const PlaceSchema = z
  .strictObject({
    type: ItemSchema.nullish(),
    tname: z.literal('content').nullish(),
    item: ItemSchema.nullish(),
    assoc: z.int().nullish(),
  })
  .refine(({ type, tname, item }) => type ?? tname ?? item)
export const CaretSchema = z.strictObject({ anchor: PlaceSchema, head: PlaceSchema }).nullish()

/** A person's place in a document, as others see it. The hub checks it against the seat. */
export const PresenceSchema = z.strictObject({
  user: z.strictObject({
    name: z.string().max(80),
    role: z.enum(roles),
    delegation: z.custom<DelegationId>(isId).nullable(),
  }),
  /** y-prosemirror's own: relative positions, checked for shape so that no peer's cursor throws. */
  cursor: CaretSchema,
  /** In a draft, in the place of `cursor`: see `sealing/sealed-caret.ts`. */
  sealed: z
    .string()
    .max(4096)
    .regex(/^(?:[0-9a-f]{2})+$/)
    .nullish(),
})
export type Presence = z.infer<typeof PresenceSchema>

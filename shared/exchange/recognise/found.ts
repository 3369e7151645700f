import type { ParagraphKind } from '../../document/kinds'
import type { Guessed } from './guess'
import type { Cell, Runs } from './passage'

/** What a passage turned out to be. */
export type Found = Guessed &
  (
    | {
        readonly kind: 'heading'
        readonly level: number
        readonly runs: Runs
        readonly certain?: true
      }
    /** Begins an annex; the runs are its title. */
    | { readonly kind: 'annex'; readonly runs: Runs }
    /** Only where a file of ours says so. */
    | { readonly kind: 'part'; readonly runs: Runs }
    | {
        readonly kind: 'paragraph'
        /** `null`: nothing says of which kind it is. */
        readonly as: ParagraphKind | null
        readonly level: number
        readonly runs: Runs
        /** The other program said so, and nothing was guessed. */
        readonly certain?: true
      }
    | {
        readonly kind: 'table'
        readonly caption: string
        readonly rows: readonly (readonly Cell[])[]
      }
  )
